#include "engine/durable/runtime.h"

#include <stdexcept>

#include "engine/durable/ledger.h"
#include "engine/durable/writer.h"

namespace engine::durable {

Runtime::Runtime(Store& store, Contents& contents, const Clock& clock, Deciders deciders,
                 RuntimeOptions options)
    : ledger_(std::make_unique<Ledger>(store, contents, deciders, options.ledger)),
      writer_(std::make_unique<Writer>(
          store, *ledger_, clock, contents, std::move(deciders),
          Writer::Options{options.group_limit, options.deadlines, options.ledger.key_lifetime,
                          std::move(options.ahead)})) {
}

Runtime::~Runtime() = default;

std::future<Result<Answer>> Runtime::submit(Command command) {
    if (command.origin != Origin::person) {
        throw std::invalid_argument("only persons speak from outside");
    }
    return writer_->decide(std::move(command));
}

Result<Answer> Runtime::handle(Command command) {
    return submit(std::move(command)).get();
}

std::future<Result<Answer>> Runtime::submit_system(Command command) {
    command.origin = Origin::system;
    return writer_->decide(std::move(command));
}

TickReport Runtime::tick() {
    return writer_->tick().get();
}

Result<Done> Runtime::resume(StreamId stream) {
    if (writer_->resume(stream).get()) return Done{};
    return Problem{Refusal::wrong_state,
                   "El expediente " + std::to_string(stream.value) + " no está detenido.", "",
                   "Revise el número del expediente."};
}

void Runtime::keep_books(std::function<void(Store&)> work) {
    writer_->keep_books(std::move(work)).get();
}

}  // namespace engine::durable
