/** Of the whole page: no other style stands in it, so that its policy can name this one by its hash. */
export const STYLE = `
:root{color-scheme:light dark;--ink:#1b1f24;--soft:#57606a;--line:#d0d7de;--paper:#fff;--tint:#f6f8fa;--pass:#1a7f37;--warn:#9a6700;--fail:#c5221f;--trace:#0a5bb5;--band:#0a5bb526;--gap:#c5221f38}
@media screen and (prefers-color-scheme:dark){:root{--ink:#e6edf3;--soft:#9da7b1;--line:#30363d;--paper:#0f1318;--tint:#171c22;--pass:#4ac26b;--warn:#e3b341;--fail:#ff7b72;--trace:#79b8ff;--band:#79b8ff33;--gap:#ff7b7247}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:15px/1.45 system-ui,sans-serif;font-variant-numeric:tabular-nums;overflow-wrap:anywhere}
main{max-width:1080px;margin:0 auto;padding:28px 20px 48px}
h1{font-size:26px;line-height:1.2;margin:0}
h2{font-size:17px;margin:36px 0 10px;padding-bottom:6px;border-bottom:1px solid var(--line);break-after:avoid}
p{margin:6px 0}.soft{color:var(--soft)}.small{font-size:13px}
header{display:flex;flex-wrap:wrap;gap:16px 32px;align-items:flex-start;justify-content:space-between}
.verdict{font-size:40px;line-height:1;font-weight:750;letter-spacing:.04em;padding:12px 20px;border:3px solid;border-radius:8px}
.pass{color:var(--pass)}.warn{color:var(--warn)}.fail{color:var(--fail)}
dl{display:grid;grid-template-columns:repeat(auto-fill,minmax(210px,1fr));gap:12px 20px;margin:20px 0 0}
dt{font-size:12px;color:var(--soft)}dd{margin:0}
ul{margin:8px 0;padding:0;list-style:none}
.reasons li{padding:7px 12px;border-left:4px solid;margin:6px 0;background:var(--tint)}
.reasons li span{color:var(--ink)}.reasons b{display:inline-block;min-width:3.6em}
table{border-collapse:collapse;width:100%;font-size:14px}
th{font-weight:600;font-size:12px;color:var(--soft);text-align:left;vertical-align:bottom}
th,td{padding:7px 20px 7px 0;border-bottom:1px solid var(--line)}td{vertical-align:top}
.n{text-align:right;white-space:nowrap}
.name{font-weight:600}.id{display:block;font-weight:400;font-size:12px;color:var(--soft)}
code{font:11px/1.6 ui-monospace,monospace;overflow-wrap:anywhere}
svg{display:block;width:100%;overflow:visible}
.strip{display:grid;grid-template-columns:170px 1fr 170px;gap:0 14px;align-items:center;padding:5px 0;border-bottom:1px solid var(--line);break-inside:avoid}
.strip svg{height:24px}
.scale{display:grid;grid-template-columns:170px 1fr 170px;gap:0 14px;font-size:12px;color:var(--soft)}
.axis{display:flex;justify-content:space-between}
.row{padding:8px 0 4px;break-inside:avoid}
.row h3{font-size:14px;margin:0 0 2px;display:flex;flex-wrap:wrap;justify-content:space-between;gap:0 12px}
.row h3 small{font-weight:400;color:var(--soft)}
.plot{display:grid;grid-template-columns:52px 1fr;gap:0 8px}
.plot svg{height:72px;background:var(--tint)}
.plot .y{display:flex;flex-direction:column;justify-content:space-between;text-align:right;font-size:11px;line-height:1;color:var(--soft)}
.plot .axis{grid-column:2;font-size:11px;color:var(--soft);padding-top:3px}
.trace{fill:var(--trace);stroke:var(--trace);stroke-width:1.4;stroke-linejoin:round;vector-effect:non-scaling-stroke}
.band{fill:var(--band)}.gapped{fill:var(--gap)}
.zero{stroke:var(--soft);stroke-width:1;stroke-dasharray:3 3;vector-effect:non-scaling-stroke}
.start{stroke:var(--ink);stroke-width:1;vector-effect:non-scaling-stroke}
.reach{stroke:var(--trace);stroke-width:6;stroke-opacity:.35;vector-effect:non-scaling-stroke}
.here{stroke:var(--trace);stroke-width:3;vector-effect:non-scaling-stroke}
.matrix{overflow-x:auto}.matrix table{font-size:12px;width:auto}.matrix td,.matrix th{padding:4px 10px 4px 0;text-align:right;white-space:nowrap}
footer{margin-top:36px;padding-top:10px;border-top:1px solid var(--line);font-size:12px;color:var(--soft)}
@media screen and (max-width:720px){
main{padding:18px 14px 36px}h1{font-size:21px}.verdict{font-size:30px;padding:9px 14px}
.wide thead{display:none}.wide tr{display:grid;grid-template-columns:1fr 1fr;gap:4px 14px;padding:10px 0;border-bottom:1px solid var(--line)}
.wide td{border:0;padding:0;text-align:left;white-space:normal}.wide td::before{content:attr(data-what);display:block;font-size:11px;color:var(--soft)}
.wide td:first-child,.wide td.full{grid-column:1/-1}.wide td:first-child::before{content:none}
.strip,.scale{grid-template-columns:1fr}.scale>:first-child,.scale>:last-child{display:none}
dl{grid-template-columns:1fr 1fr}
}
@media print{@page{size:A4;margin:13mm}body{font-size:11px}main{padding:0;max-width:none}h2{margin-top:22px}table{font-size:10.5px}th,td{padding:4px 12px 4px 0}.verdict{font-size:30px}tr,li{break-inside:avoid}*{print-color-adjust:exact}}
`;
