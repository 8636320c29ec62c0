// The registration that `npm run register` makes, for those who deploy with Bicep:
//   az deployment group create --resource-group <group> --template-file hosting/azure/registration.bicep \
//     --parameters addresses='["https://reviews.contoso.com"]'
// https://learn.microsoft.com/graph/templates/bicep/overview-bicep-templates-for-graph
extension 'br:mcr.microsoft.com/bicep/extensions/microsoftgraph/v1.0:1.0.0'

@description('Where the portal is served: https origins, without a slash at the end.')
param addresses string[]

@description('The same as the host’s OPTIONAL_PERMISSIONS.')
@allowed([
  'User.Read.All'
  'GroupMember.Read.All'
  'Application.Read.All'
  'LifecyclePolicies-Guests.ReadWrite.All'
])
param optionalPermissions array = []

@description('Consents for everybody of the tenant. Who deploys needs the role Privileged Role Administrator.')
param consent bool = false

param displayName string = 'Attest'

var permissions = concat(
  [
    'AccessReview.ReadWrite.All'
    'User.Read'
  ],
  optionalPermissions
)
var signIn = [
  'openid'
  'profile'
  'offline_access'
]

resource microsoftGraph 'Microsoft.Graph/servicePrincipals@v1.0' existing = {
  appId: '00000003-0000-0000-c000-000000000000'
}

resource registration 'Microsoft.Graph/applications@v1.0' = {
  uniqueName: 'attest'
  displayName: displayName
  signInAudience: 'AzureADMyOrg'
  spa: {
    redirectUris: [for address in addresses: '${address}/auth/done.html']
  }
  web: {
    implicitGrantSettings: {
      enableAccessTokenIssuance: false
      enableIdTokenIssuance: false
    }
  }
  requiredResourceAccess: [
    {
      resourceAppId: microsoftGraph.appId
      resourceAccess: map(
        filter(microsoftGraph.oauth2PermissionScopes, scope => contains(permissions, scope.value)),
        scope => {
          id: scope.id
          type: 'Scope'
        }
      )
    }
  ]
}

resource enterpriseApplication 'Microsoft.Graph/servicePrincipals@v1.0' = {
  appId: registration.appId
}

resource grant 'Microsoft.Graph/oauth2PermissionGrants@v1.0' = if (consent) {
  clientId: enterpriseApplication.id
  resourceId: microsoftGraph.id
  consentType: 'AllPrincipals'
  scope: join(concat(permissions, signIn), ' ')
}

@description('The host’s ENTRA_CLIENT_ID.')
output clientId string = registration.appId
