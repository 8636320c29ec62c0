import { html } from 'hono/html';
import type { Context } from './core/context';
import { type Markup, page } from './core/page';
import { listTenants, type Tenant } from './core/tenants';

const MOST_TENANTS = 20;

function tenantItem(tenant: Tenant): Markup {
  const metadata = `/${tenant.domain}/v2.0/.well-known/openid-configuration`;
  return html`<li><bdi>${tenant.displayName}</bdi> <span class="quiet"><bdi>${tenant.domain}</bdi></span>
<a href="${metadata}">OpenID configuration</a></li>`;
}

/** What answers where. */
export function indexPage(context: Context): Promise<Response> {
  const tenants = listTenants(context.store);
  return page({
    title: 'Attest sandbox',
    body: html`<main class="sheet">
<p class="brand">Attest sandbox</p>
<h1>A local Entra tenant</h1>
<p>It stands in for Microsoft Entra ID and Microsoft Graph: nothing here is real, and nothing leaves this machine.</p>
<ul class="list">
<li><a href="${context.portalUrl}">The portal</a> <span class="quiet">${context.portalUrl}</span></li>
<li><a href="/mail">Mail boxes</a> <span class="quiet">what reviewers were sent</span></li>
<li>Microsoft Graph <code>${context.sandboxUrl}/v1.0</code> and <code>/beta</code></li>
<li>Control, for tests <code>${context.sandboxUrl}/sandbox/tenants</code></li>
</ul>
<h2>Tenants</h2>
<ul class="list">${tenants.slice(0, MOST_TENANTS).map(tenantItem)}</ul>
${tenants.length > MOST_TENANTS ? html`<p class="quiet">And ${tenants.length - MOST_TENANTS} more.</p>` : ''}
</main>`,
  });
}
