#pragma once

#include <string>

#include "engine/diagram/picture.h"

namespace engine::diagram {

// The picture in the language of Graphviz, for `dot` and for layout.h. Sizes are given, so the
// result does not depend on the fonts of the machine. Nodes are "s<StateIndex>", frames
// "cluster_s<StateIndex>", arrows have the id "a<index>".
std::string to_dot(const Picture& picture);

}  // namespace engine::diagram
