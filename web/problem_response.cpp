#include "web/problem_response.h"

namespace web {

int status_of(engine::Refusal refusal) {
    switch (refusal) {
        case engine::Refusal::invalid:
            return 422;
        case engine::Refusal::not_authorized:
            return 403;
        case engine::Refusal::not_found:
            return 404;
        case engine::Refusal::wrong_state:
        case engine::Refusal::stale:
        case engine::Refusal::conflict:
            return 409;
    }
    return 500;
}

}  // namespace web
