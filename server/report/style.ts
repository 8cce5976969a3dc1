import { css } from "./html.ts";

/** How pages look, in an editor with its colors: on a wide and a narrow screen, light and dark, and on paper, in black and white too. */
export const STYLE = css`
  :root {
    color-scheme: light dark;
    --paper: var(--vscode-editor-background, #fffdfa);
    --ink: var(--vscode-editor-foreground, #24282c);
    --soft: var(--vscode-descriptionForeground, #5b6269);
    --rule: var(--vscode-panel-border, var(--vscode-contrastBorder, #ddd8cf));
    --track: var(--vscode-editorWidget-background, #eae6de);
    --mark: var(--vscode-textLink-foreground, #17666e);
    --tint: var(--vscode-textBlockQuote-background, var(--vscode-editor-background, #eef4f3));
  }
  @media screen and (prefers-color-scheme: dark) {
    :root {
      --paper: var(--vscode-editor-background, #15181b);
      --ink: var(--vscode-editor-foreground, #e7e5e0);
      --soft: var(--vscode-descriptionForeground, #a9afb5);
      --rule: var(--vscode-panel-border, var(--vscode-contrastBorder, #363c42));
      --track: var(--vscode-editorWidget-background, #2a3035);
      --mark: var(--vscode-textLink-foreground, #6fc7ce);
      --tint: var(--vscode-textBlockQuote-background, var(--vscode-editor-background, #1b2628));
    }
  }
  @media print {
    :root {
      --paper: #fff;
      --ink: #000;
      --soft: #444;
      --tint: #fff;
    }
  }
  * {
    box-sizing: border-box;
  }
  html {
    background: var(--paper);
    color: var(--ink);
    font:
      100%/1.55 system-ui,
      -apple-system,
      "Segoe UI",
      Roboto,
      "Noto Sans",
      "Liberation Sans",
      sans-serif;
    -webkit-text-size-adjust: 100%;
  }
  body {
    margin: 0;
  }
  main {
    max-width: 58rem;
    margin: 0 auto;
    padding: 3rem 1.25rem 5rem;
  }
  h1 {
    font-size: 2rem;
    font-weight: 650;
    line-height: 1.2;
    letter-spacing: -0.01em;
    margin: 0 0 0.4rem;
    text-wrap: balance;
  }
  h2 {
    font-size: 1.3rem;
    font-weight: 650;
    line-height: 1.3;
    margin: 3.25rem 0 0.5rem;
  }
  h3 {
    font-size: 1rem;
    font-weight: 650;
    margin: 1.75rem 0 0.25rem;
  }
  p {
    margin: 0 0 0.75rem;
    max-width: 42rem;
  }
  .when {
    font-size: 1.1rem;
    color: var(--soft);
    margin-bottom: 1.75rem;
  }
  .holds {
    background: var(--tint);
    border-left: 4px solid var(--mark);
    padding: 0.9rem 1.1rem;
    max-width: 42rem;
  }
  .holds p {
    margin: 0;
  }
  .holds p + p {
    margin-top: 0.4rem;
  }
  .soft,
  figcaption span,
  footer {
    color: var(--soft);
  }
  footer {
    border-top: 1px solid var(--rule);
    margin-top: 4rem;
    padding-top: 1rem;
    font-size: 0.875rem;
  }
  footer p {
    max-width: none;
    margin: 0 0 0.35rem;
  }
  table {
    border-collapse: collapse;
    width: 100%;
    font-variant-numeric: tabular-nums;
  }
  caption {
    text-align: left;
    color: var(--soft);
    font-size: 0.875rem;
    padding-bottom: 0.5rem;
  }
  th,
  td {
    text-align: left;
    vertical-align: top;
    padding: 0.55rem 0.9rem 0.55rem 0;
    border-bottom: 1px solid var(--rule);
    font-weight: inherit;
  }
  th:last-child,
  td:last-child {
    padding-right: 0;
  }
  thead th {
    color: var(--soft);
    font-size: 0.875rem;
    vertical-align: bottom;
  }
  .number {
    text-align: right;
    white-space: nowrap;
  }
  .bars {
    margin-top: 1rem;
  }
  .bars th:first-child {
    width: 42%;
  }
  .bars .share {
    width: 38%;
    vertical-align: middle;
  }
  .scale {
    display: flex;
    justify-content: space-between;
  }
  svg {
    display: block;
    overflow: visible;
  }
  .bar {
    width: 100%;
    height: 0.8rem;
  }
  .bar rect {
    fill: var(--mark);
  }
  .bar .track {
    fill: var(--track);
  }
  .panels {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(16rem, 100%), 1fr));
    gap: 2rem 1.75rem;
    margin: 1.5rem 0;
  }
  figure {
    display: flex;
    flex-direction: column;
    margin: 0;
    break-inside: avoid;
  }
  figcaption {
    flex: 1;
    font-weight: 650;
    margin-bottom: 0.5rem;
  }
  figcaption span {
    display: block;
    font-weight: normal;
    font-size: 0.875rem;
  }
  .line {
    width: 100%;
    max-width: 22rem;
    font-size: 11px;
  }
  .line path {
    fill: none;
    stroke: var(--mark);
    stroke-width: 2;
  }
  .line circle {
    fill: var(--mark);
  }
  .line .grid {
    stroke: var(--rule);
  }
  .line .axis {
    fill: var(--soft);
  }
  .line .value {
    fill: var(--ink);
    font-weight: 650;
    font-size: 12px;
  }
  details {
    margin: 1rem 0;
  }
  summary {
    cursor: pointer;
    color: var(--mark);
    width: fit-content;
    padding: 0.25rem 0;
  }
  .places {
    margin: 0;
    font-weight: 400;
  }
  .places ul {
    margin: 0 0 0.5rem;
    padding-left: 1.25rem;
  }
  a {
    color: var(--mark);
  }
  .wide {
    overflow-x: auto;
  }
  .wide table {
    min-width: 38rem;
    font-size: 0.875rem;
  }
  .numbers th[scope="row"] {
    white-space: nowrap;
  }
  .heading {
    text-align: right;
    hyphens: auto;
  }
  dl {
    display: grid;
    grid-template-columns: max-content 1fr;
    gap: 0.35rem 1.25rem;
    margin: 1rem 0 0;
    max-width: 42rem;
  }
  dt {
    text-align: right;
    font-variant-numeric: tabular-nums;
  }
  dd {
    margin: 0;
  }
  .talk {
    display: block;
    margin-top: 0;
  }
  .talk dt {
    text-align: left;
    color: var(--soft);
    font-size: 0.875rem;
    margin-top: 0.75rem;
  }
  .items {
    list-style: none;
    margin: 1rem 0 0;
    padding: 0;
    max-width: 42rem;
  }
  .items li {
    border-left: 2px solid var(--rule);
    padding-left: 1rem;
    margin-bottom: 1.5rem;
    break-inside: avoid;
  }
  .items strong {
    display: block;
  }
  .lines {
    border-bottom: 1px solid var(--rule);
    color: var(--soft);
    font-size: 0.875rem;
    min-height: 3.5rem;
  }
  :focus-visible {
    outline: 2px solid var(--mark);
    outline-offset: 3px;
  }
  @media (max-width: 34rem) {
    main {
      padding-top: 1.75rem;
    }
    h1 {
      font-size: 1.6rem;
    }
    h2 {
      margin-top: 2.5rem;
    }
    th,
    td {
      padding-right: 0.6rem;
    }
  }
  @page {
    margin: 18mm 16mm;
  }
  @media print {
    html {
      font-size: 10pt;
    }
    main {
      max-width: none;
      padding: 0;
    }
    h2,
    h3,
    caption,
    thead {
      break-after: avoid;
    }
    h2 {
      margin-top: 1.75rem;
    }
    tr,
    .holds {
      break-inside: avoid;
    }
    .panels {
      grid-template-columns: repeat(3, 1fr);
      gap: 1.25rem;
    }
    .wide {
      overflow: visible;
    }
    .wide table {
      min-width: 0;
      font-size: 8pt;
    }
    .numbers .heading {
      font-size: 7pt;
    }
    .numbers :is(th, td) {
      padding-right: 0.4rem;
    }
    summary {
      display: none;
    }
    details::details-content {
      content-visibility: visible;
      display: block;
      block-size: auto;
    }
    * {
      print-color-adjust: exact;
    }
  }
`;
