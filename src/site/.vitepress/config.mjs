// The pages as HTML with search: src/site/build. A link out of this folder leads to the sources (SITE_SOURCES).
import path from 'node:path'

const project = process.cwd()
const site = path.join(project, 'src', 'site')
const sources = process.env.SITE_SOURCES ?? 'https://github.com/OWNER/iwc/blob/main'

function linksToSources(md) {
  const rendered = md.renderer.rules.link_open ?? ((tokens, i, options, env, self) => self.renderToken(tokens, i, options))
  md.renderer.rules.link_open = (tokens, i, options, env, self) => {
    const href = tokens[i].attrGet('href') ?? ''
    if (href.startsWith('../')) {
      tokens[i].attrSet('href', `${sources}/${path.relative(project, path.join(site, href)).replaceAll('\\', '/')}`)
    }
    return rendered(tokens, i, options, env, self)
  }
}

export default {
  title: 'IWC',
  description: 'Tests the shape of LLM inference traffic: a JUnit 5 extension, assertions and a command.',
  lang: 'en',
  outDir: path.join(project, 'target', 'site'),
  cacheDir: path.join(project, 'target', 'site-cache'),
  lastUpdated: false,
  ignoreDeadLinks: 'localhostLinks', // an example of an origin
  markdown: { config: linksToSources },
  themeConfig: {
    search: { provider: 'local' },
    outline: [2, 3],
    sidebar: [
      {
        text: 'Guides',
        items: [
          { text: 'First test', link: '/getting-started' },
          { text: 'Baselines in CI', link: '/baselines' },
          { text: 'Reports in CI', link: '/reports-in-ci' },
          { text: 'Capture your application', link: '/capture' },
          { text: 'Record it with its server', link: '/recording' },
          { text: 'Node and Python in CI', link: '/other-languages' },
          { text: 'Load test a GPU endpoint', link: '/gpu-endpoint' },
          { text: 'Predict', link: '/predict' },
          { text: 'A month of traffic', link: '/traces' },
          { text: 'Guard the prompt cache', link: '/prompt-cache' },
          { text: 'Coming from other tools', link: '/coming-from' },
          { text: 'Install the command', link: '/install' },
        ],
      },
      {
        text: 'In depth',
        items: [
          { text: 'Declaring workloads', link: '/declaring-workloads' },
          { text: 'Assertions', link: '/assertions' },
          { text: 'Endpoints and clocks', link: '/endpoints-and-clocks' },
          { text: 'Profiles and calibration', link: '/profiles-and-calibration' },
          { text: 'Replaying against a server', link: '/replaying' },
          { text: 'Sweeps', link: '/sweeps' },
          { text: 'Formats of your own', link: '/own-formats' },
          { text: 'Figures', link: '/figures' },
          { text: 'Thresholds and performance', link: '/thresholds-and-speed' },
        ],
      },
      {
        text: 'Reference',
        items: [
          { text: 'Metrics', link: '/metrics' },
          { text: 'Formats', link: '/formats' },
          { text: 'The command iwc', link: '/command-line' },
          { text: 'Commands and options', link: '/commands' },
        ],
      },
    ],
  },
}
