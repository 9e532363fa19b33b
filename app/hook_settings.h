#pragma once

#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/base/value.h"
#include "notifier/web_hook.h"

namespace app {

// Which programs hear of the journal. The file, next to the store by convention (ganchos.json):
//   [{"name","url","secret_file","events": ["sg.*"],"ca_file"}]
// The secret stands in a file of its own, so that the settings can be shown. Refuses unknown
// members, what is missing and names used twice, by name.
engine::Result<std::vector<notifier::WebHook>> web_hooks(const engine::Value& settings);

}  // namespace app
