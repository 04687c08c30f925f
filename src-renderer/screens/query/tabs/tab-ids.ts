/** What ties a tab to its panel. */
export const tabId = (id: string) => `query-tab-${id}`
export const tabPanelId = 'query-tab-panel'
