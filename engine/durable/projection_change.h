#pragma once

#include "engine/durable/store.h"

namespace engine::durable {

// What has to change in the rows of a stream. A task is known by id and entry, a timer by id.
ProjectionChange projection_change(const Projection& before, const Projection& after);

}  // namespace engine::durable
