/** Where Segment's pages are that people are sent to: its documentation, and where findings are fixed. */
export const pageHosts = ['segment.com', 'docs.segment.com', 'app.segment.com', 'www.twilio.com']

export const apiGuide = {
  title: 'Segment’s Guide to Its Public API',
  url: 'https://segment.com/docs/api/public-api/',
}
