/**
 * Microsoft Graph Command Line Tools, Microsoft's own app for administrators, in every tenant of every cloud.
 * https://learn.microsoft.com/powershell/microsoftgraph/authentication-commands
 */
export const GRAPH_TOOLS = '14d82eec-204b-4c2f-b7e8-296a70dab67e';
