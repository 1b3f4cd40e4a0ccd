/** One sheet for all pages, in the page itself: nothing is loaded from outside. */
export const style = `
:root{--ink:#1c2733;--soft:#5b6875;--line:#e1e5e8;--paper:#fff;--ground:#f6f6f3;--accent:#1b6e53;--tint:#e4f1ec;--warn:#8a5a00;--bad:#9c2f2f}
*{box-sizing:border-box}:focus-visible{outline:3px solid #1f6fb2;outline-offset:2px}
body{font:16px/1.55 system-ui,-apple-system,"Segoe UI",sans-serif;color:var(--ink);background:var(--ground);margin:0 auto;max-width:70rem;padding:1.5rem 1.25rem 3rem;overflow-wrap:anywhere}
h1{font-size:1.9rem;line-height:1.15;margin:.1rem 0 .6rem;letter-spacing:-.02em}
h2{font-size:1.2rem;margin:0 0 .8rem}h3{font-size:1rem;margin:1.2rem 0 .5rem}
p{margin:.4rem 0}a{color:var(--accent)}code{font-size:.95em}ul,ol{padding-left:1.2rem;margin:.4rem 0}
header{margin-bottom:1.4rem}section{background:var(--paper);border:1px solid var(--line);border-radius:12px;padding:1.1rem 1.25rem;margin:1rem 0}
nav{display:flex;flex-wrap:wrap;gap:.2rem 1.3rem;border-bottom:1px solid var(--line);margin-bottom:1.2rem;padding-bottom:.6rem}nav a{color:var(--soft);padding:.25rem 0;text-decoration:none}nav a:hover{text-decoration:underline}nav a[aria-current]{color:var(--ink);font-weight:600}
form.switch{display:flex;flex-wrap:wrap;gap:.5rem;align-items:center;margin:.5rem 0}form.switch input{flex:1 1 7rem;min-width:0}td form.switch,td form.files{margin:0}input,textarea,select{border:1px solid #7f8b97;border-radius:8px;font:inherit;max-width:100%;padding:.4rem .6rem}textarea{display:block;width:100%}
button.button{border:0;cursor:pointer;font:inherit;font-weight:600}button.button.quiet{border:1px solid var(--line)}button.button.stop{background:var(--bad)}
footer,.hint{color:var(--soft);font-size:.84rem}footer{margin-top:1.5rem}
.eyebrow{color:var(--soft);font-size:.75rem;font-weight:600;letter-spacing:.08em;text-transform:uppercase;margin:0}
.aside{color:var(--soft);font-size:.85rem;font-weight:400;margin-left:.35rem}
.badge{white-space:nowrap;background:#e8ecef;border-radius:99px;display:inline-block;font-size:.8rem;font-weight:600;padding:.1rem .7rem}
a.badge,strong.badge{margin:.15rem 0;padding:.3rem .8rem}.badge.tier{background:#e7eefa;color:#23518f}.badge.done,.badge.ready{background:var(--tint);color:var(--accent)}
.badge.running,.badge.importing,.badge.exporting,.badge.working{background:#e7eefa;color:#23518f}
.badge.cancelled,.badge.cancelling,.badge.parked,.badge.duplicate{background:#f6ecd8;color:var(--warn)}.badge.refused,.badge.failed{background:#f7e3e3;color:var(--bad)}
.notice{background:#f6ecd8;border-radius:8px;padding:.5rem .8rem}.notice.bad{background:#f7e3e3}.notice.good{background:var(--tint)}.warning{color:var(--warn)}
.figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(6.5rem,1fr));gap:.7rem;margin:1rem 0}
.figures div{background:var(--paper);border:1px solid var(--line);border-radius:12px;padding:.6rem .9rem}
dt{color:var(--soft);font-size:.8rem}dd{font-size:1.35rem;font-weight:600;margin:0;font-variant-numeric:tabular-nums}
.bars label{align-items:center;display:grid;gap:.8rem;grid-template-columns:8.5rem 1fr 5.5rem;padding:.28rem 0}
.count,.number{font-variant-numeric:tabular-nums;text-align:right}.count{color:var(--soft);font-size:.9rem}
progress{appearance:none;border:0;height:.7rem;width:100%;background:#e9edef;border-radius:99px;overflow:hidden}
progress::-webkit-progress-bar{background:#e9edef;border-radius:99px}
progress::-webkit-progress-value{background:var(--accent);border-radius:99px}progress::-moz-progress-bar{background:var(--accent);border-radius:99px}
.stack{display:flex;height:.9rem;border-radius:99px;overflow:hidden;gap:2px}.stack span{min-width:3px}
.stack .ready,.dot.ready{background:var(--accent)}.stack .parked,.dot.parked{background:#d9b25a}.stack .duplicate,.dot.duplicate{background:#8fb3dd}.stack .failed,.dot.failed{background:#c45a5a}.stack .cancelled,.dot.cancelled{background:#b7c0c8}
.legend{display:flex;flex-wrap:wrap;gap:.3rem 1.3rem;list-style:none;padding:0;margin:.7rem 0 0}.dot{border-radius:99px;display:inline-block;height:.65rem;margin-right:.45rem;width:.65rem}
.files{display:flex;flex-wrap:wrap;gap:.7rem;margin-top:1.2rem}.button{background:var(--accent);border-radius:8px;color:#fff;font-weight:600;padding:.5rem 1rem;text-decoration:none}.button.quiet{background:none;border:1px solid var(--line);color:var(--ink)}
article.step form{margin:.4rem 0}details summary{cursor:pointer;padding:.3rem 0}
table{border-collapse:collapse;font-size:.92rem;width:100%}th{color:var(--soft);font-size:.8rem;font-weight:600;text-align:left}th.number{text-align:right}
td,th{border-top:1px solid var(--line);padding:.4rem .6rem .4rem 0;vertical-align:top}td.number{white-space:nowrap;padding-right:1rem}thead th{border:0}td:first-child,th{overflow-wrap:normal}td{overflow-wrap:break-word}.message p{white-space:pre-line}th.number{padding-right:1rem}
blockquote{border-left:3px solid var(--line);color:var(--soft);font-size:.9rem;margin:.3rem 0;padding:.05rem .8rem}
.reference{background:var(--tint);border-radius:4px;color:var(--accent);display:inline-block;font-size:.7rem;font-weight:700;line-height:1.3;margin:0 .1rem;min-width:1.25rem;padding:.05rem .25rem;text-align:center;text-decoration:none;vertical-align:.25em;white-space:nowrap}
.kind{border:1px solid var(--line);border-radius:99px;color:var(--soft);font-size:.74rem;padding:0 .5rem;white-space:nowrap}
.facts{list-style:none;padding:0}.facts li{display:grid;gap:.6rem;grid-template-columns:1.9rem 1fr;padding:.55rem 0;border-top:1px solid var(--line)}.facts li:first-child{border:0}.facts li:target{background:#fdf8e6}.facts .reference{align-self:start;margin-top:.25rem}.facts p{margin:.1rem 0}
.signals{list-style:none;padding:0}.signals li{display:grid;gap:.6rem;grid-template-columns:2.4rem 1fr;padding:.2rem 0}.points{font-weight:700;font-variant-numeric:tabular-nums;text-align:right}.up{color:var(--accent)}.down{color:var(--bad)}
.cards{display:grid;gap:.8rem;grid-template-columns:repeat(auto-fill,minmax(min(17rem,100%),1fr));list-style:none;padding:0}.cards li{border:1px solid var(--line);border-radius:8px;padding:.7rem .9rem}
.step{border-top:1px solid var(--line);margin-top:1.2rem;padding-top:.3rem}.day{background:var(--ink);border-radius:6px;color:#fff;font-size:.75rem;margin-right:.3rem;padding:.15rem .5rem}
.variants{display:grid;gap:1rem;grid-template-columns:repeat(auto-fit,minmax(min(22rem,100%),1fr))}.variant{min-width:0}
.subject{font-weight:600;margin:.3rem 0}.message{background:#fcfcfa;border:1px solid var(--line);border-radius:8px;margin:.4rem 0;padding:.5rem .9rem}.message p{margin:.55rem 0}
mark{background:linear-gradient(transparent 62%,#cfe8dd 62%);color:inherit}
.evidence,.dropped{font-size:.84rem;list-style:none;padding:0}.evidence li{border-left:3px solid #cfe8dd;margin:.5rem 0;padding-left:.7rem}.evidence .sentence{display:block;font-weight:600}.source{color:var(--soft);display:block}.dropped li{border-left:3px solid #f0d9d9;margin:.4rem 0;padding-left:.7rem}
@media(max-width:50rem){thead{clip-path:inset(50%);height:1px;overflow:hidden;position:absolute;white-space:nowrap;width:1px}table,tbody,tr,td{display:block}tr{border-top:1px solid var(--line);padding:.5rem 0}td,td.number{border:0;display:flow-root;padding:.15rem 0 .15rem 7.5rem;text-align:left;white-space:normal}td:empty{display:none}td::before{color:var(--soft);content:attr(data-of);float:left;font-size:.8rem;margin-left:-7.5rem;width:7rem}td:first-child{font-weight:600;padding-left:0}td:first-child::before{display:none}td form.switch{margin:.2rem 0}}
@media(max-width:34rem){body{padding:1rem .8rem 2rem}section{padding:.9rem .9rem}h1{font-size:1.5rem}.aside{display:block;margin:.1rem 0 0}.bars label{grid-template-columns:1fr auto;gap:.1rem .6rem}.bars progress{grid-column:1/-1;grid-row:2}}
`;
