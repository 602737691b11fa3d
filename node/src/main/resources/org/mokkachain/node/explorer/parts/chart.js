// A chart. Chart.js is loaded with the first one, and by no other page.
import { html } from 'lit';
import { Element, define } from '../core/element.js';

let library;

/** @returns {Promise<any>} with no more of Chart.js than is drawn here */
function chartLibrary() {
  library ??= import('chart.js').then((all) => {
    const { Chart, BarController, BarElement, CategoryScale, LineController, LineElement, LinearScale, PointElement,
      Tooltip, Legend } = all;
    Chart.register(BarController, BarElement, CategoryScale, LineController, LineElement, LinearScale, PointElement,
      Tooltip, Legend);
    return Chart;
  });
  return library;
}

/**
 * `.data=${{labels, kind: 'bar'|'line', lines: [{name, values, color, dashed?}], text: (value) => string}}`; `color` is
 * a variable of tokens.css. Attribute `label` for screen readers; whoever cannot see it has the table below it.
 */
class ChartBox extends Element {
  static properties = { data: { attribute: false }, label: {}, failed: { state: true } };

  #chart;
  #watch;
  #dark = matchMedia('(prefers-color-scheme: dark)');
  #recolour = () => this.#draw(true);

  connectedCallback() {
    super.connectedCallback();
    this.#dark.addEventListener('change', this.#recolour);
    this.#watch = new MutationObserver(this.#recolour);
    this.#watch.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#dark.removeEventListener('change', this.#recolour);
    this.#watch?.disconnect();
    this.#chart?.destroy();
    this.#chart = undefined;
  }

  render() {
    if (this.failed) return html`<mk-empty text="The chart cannot be drawn; the table has its figures."></mk-empty>`;
    return html`<div class="chart-box"><canvas role="img" aria-label=${`${this.label}, as a chart; the table on this
      page has its figures`}></canvas></div>`;
  }

  updated(changed) {
    if (changed.has('data')) this.#draw(false);
  }

  async #draw(recolour) {
    try {
      const Chart = await chartLibrary();
      const canvas = this.querySelector('canvas');
      if (!canvas || !this.isConnected || !this.data) return;
      if (!this.#chart) this.#chart = new Chart(canvas, this.#settings(canvas));
      else this.#update(canvas, recolour);
    } catch {
      this.failed = true;
    }
  }

  #update(canvas, recolour) {
    const { data, options } = this.#settings(canvas);
    const chart = this.#chart;
    if (recolour || chart.data.datasets.length !== data.datasets.length) chart.options = options;
    chart.data.labels = data.labels;
    data.datasets.forEach((set, index) => Object.assign(chart.data.datasets[index] ??= set, set));
    chart.update('none');
  }

  #settings(canvas) {
    const { labels, kind, lines, text } = this.data;
    const ink = colour(canvas, '--soft');
    const grid = colour(canvas, '--line');
    const axis = { ticks: { color: ink, maxRotation: 0, autoSkipPadding: 24 }, border: { display: false } };
    return {
      type: kind,
      data: { labels, datasets: lines.map((line) => dataset(canvas, line)) },
      options: {
        animation: false, responsive: true, maintainAspectRatio: false,
        interaction: { mode: 'index', intersect: false },
        font: { family: getComputedStyle(canvas).fontFamily },
        scales: {
          x: { ...axis, grid: { display: false } },
          y: { ...axis, beginAtZero: true, grid: { color: grid },
            ticks: { color: ink, maxTicksLimit: 5, callback: (value, index, all) => once(text, index, all) } },
        },
        plugins: {
          legend: { display: lines.length > 1, labels: { color: ink, boxWidth: 18, boxHeight: 2 } },
          tooltip: { callbacks: { label: (item) => `${item.dataset.label}: ${text(item.parsed.y)}` } },
        },
      },
    };
  }
}

function dataset(canvas, { name, values, color, dashed }) {
  const shown = colour(canvas, color);
  return { label: name, data: values, borderColor: shown, backgroundColor: shown, borderWidth: 2, pointRadius: 1.5,
    pointHitRadius: 12, spanGaps: true, tension: 0.25, borderDash: dashed ? [5, 4] : [], borderRadius: 2,
    categoryPercentage: 0.9, barPercentage: 0.95 };
}

/** The words of a tick, unless the one below it has the same: between 1 and 2 blocks there is nothing to name. */
function once(text, index, all) {
  const words = text(all[index].value);
  return index > 0 && words === text(all[index - 1].value) ? '' : words;
}

/** A variable as the colour that it means now. */
function colour(near, variable) {
  const probe = document.createElement('span');
  probe.style.setProperty('color', `var(${variable})`);
  near.parentElement.append(probe);
  const value = getComputedStyle(probe).color;
  probe.remove();
  return value;
}

define('mk-chart', ChartBox);
