// Before anything is painted: the theme that was chosen, so that the page does not flash in the other one.
(function first() {
  try {
    const theme = localStorage.getItem('mokka.theme');
    if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
  } catch {
    // A browser that keeps nothing: the system decides.
  }
  if (location.pathname === '/') {
    for (const name of ['pages/home', 'core/pending', 'parts/flow', 'parts/spark']) {
      const link = document.createElement('link');
      document.head.append(Object.assign(link, { rel: 'modulepreload', href: `/explorer/${name}.js` }));
    }
  }
  if (location.pathname === '/clock') document.documentElement.classList.add('wall');
})();
