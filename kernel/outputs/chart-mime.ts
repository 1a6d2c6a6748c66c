/** Type of the charts in outputs. That of version 5, because JupyterLab, nbconvert and VS Code know it; what is drawn keeps to it. */
export const chartMime = 'application/vnd.vegalite.v5+json';
