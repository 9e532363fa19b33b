#include "engine/diagram/svg_text.h"

namespace engine::diagram {
namespace {

// Plain colours, since not every reader of SVG knows custom properties. They are those of the
// pages.
constexpr char style[] = R"(
.vd{font-family:system-ui,"Segoe UI",Roboto,"Noto Sans","Liberation Sans",Arial,sans-serif;font-size:11px}
.vd-page{fill:#fff}
.vd-title{font-size:13px;font-weight:600;fill:#1b2530}
.vd-head{font-size:17px;font-weight:600;fill:#1b2530}
.vd-note,.vd-happening,.vd-condition,.vd-legend{fill:#505a66}
.vd-happening{fill:#1b2530}
.vd-condition{font-style:italic}
.vd-box{fill:#fff;stroke:#827d74;stroke-width:1.2}
.vd-final .vd-box{fill:#efede7}
.vd-inner{fill:none;stroke:#827d74;stroke-width:1.2}
.vd-frame>.vd-box{fill:#827d74;fill-opacity:.05}
.vd-regions>.vd-box{stroke-width:2}
.vd-region>.vd-box{stroke-dasharray:5 3}
.vd-active>.vd-box{fill:#e1eef0;stroke:#0f5566;stroke-width:3}
.vd-frame.vd-active>.vd-box{fill:#0f5566;fill-opacity:.05}
.vd-active>.vd-title{fill:#0a3f4c;font-weight:700}
.vd-lit{fill:#0f5566}
.vd-start{fill:#1b2530}
.vd-line{fill:none;stroke:#505a66;stroke-width:1.3}
.vd-automatic .vd-line{stroke-dasharray:5 3}
.vd-tip{fill:#505a66}
.vd-clock{fill:none;stroke:#855000;stroke-width:1.3}
.vd-arrow text,.vd-heading text{paint-order:stroke;stroke:#fff;stroke-width:3px;stroke-linejoin:round}
@media (prefers-color-scheme:dark){
.vd-page{fill:#192128}
.vd-title,.vd-head,.vd-happening{fill:#e7ebee}
.vd-note,.vd-condition,.vd-legend{fill:#aab5bf}
.vd-box{fill:#1e2830;stroke:#7f8c97}
.vd-inner{stroke:#7f8c97}
.vd-final .vd-box{fill:#27323b}
.vd-frame>.vd-box{fill:#aab5bf;fill-opacity:.05}
.vd-active>.vd-box{fill:#173740;stroke:#6cbccd}
.vd-frame.vd-active>.vd-box{fill:#6cbccd}
.vd-active>.vd-title{fill:#93d2df}
.vd-lit{fill:#6cbccd}
.vd-start{fill:#e7ebee}
.vd-line{stroke:#aab5bf}
.vd-tip{fill:#aab5bf}
.vd-clock{stroke:#eebb5d}
.vd-arrow text,.vd-heading text{stroke:#192128}
}
@media print{.vd-page{fill:none}}
)";

}  // namespace

std::string svg_style() {
    return style;
}

}  // namespace engine::diagram
