#include "engine/durable/courier.h"

#include <algorithm>

#include "engine/durable/store_failure.h"

namespace engine::durable {
namespace {

// Stands on stream and id alone: however often a crash repeats it, it is decided once.
std::string report_key(const PendingReport& pending) {
    return "outbox:" + std::to_string(pending.stream.value) + ":" + pending.id;
}

Delivery deliver_or_excuse(Deliverer& deliverer, const ClaimedItem& claimed) {
    try {
        return deliverer.deliver(claimed.stream, claimed.item);
    } catch (const std::exception& failure) {
        return RetryLater{failure.what()};
    }
}

}  // namespace

Courier::Courier(Runtime& runtime, const Clock& clock, Deliverers deliverers,
                 CourierOptions options)
    : runtime_(runtime), clock_(clock), deliverers_(std::move(deliverers)), options_(options) {
}

Courier::~Courier() {
    stop();
}

DeliveryCount Courier::deliver_due() {
    const std::lock_guard one_at_a_time(delivering_);
    DeliveryCount count;
    for (bool more = true; more;) {
        more = submit_reports(count);
        for (const auto& [channel, deliverer] : deliverers_) {
            more = deliver_channel(channel, *deliverer, count) || more;
        }
    }
    return count;
}

bool Courier::deliver_channel(const std::string& channel, Deliverer& deliverer,
                              DeliveryCount& count) {
    std::vector<ClaimedItem> claimed;
    runtime_.keep_books([&](Store& store) {
        const Instant now = clock_.now();
        claimed = store.claim(channel, now, now + options_.lease, options_.batch);
    });
    for (auto item = claimed.begin(); item != claimed.end(); ++item) {
        const Delivery delivery = deliver_or_excuse(deliverer, *item);
        const auto* fault = std::get_if<ChannelFault>(&delivery);
        if (fault == nullptr) {
            note(*item, delivery, count);
            continue;
        }
        // The rest of the batch would fare no better: all of it is given back.
        const Instant until = clock_.now() + options_.channel_rest;
        runtime_.keep_books([&](Store& store) {
            for (; item != claimed.end(); ++item) {
                store.note_channel_fault(item->stream, item->item.id, channel, until, fault->why);
            }
        });
        return false;
    }
    return !claimed.empty();
}

void Courier::note(const ClaimedItem& claimed, const Delivery& delivery, DeliveryCount& count) {
    const std::string& id = claimed.item.id;
    runtime_.keep_books([&](Store& store) {
        const Instant now = clock_.now();
        if (const auto* delivered = std::get_if<Delivered>(&delivery)) {
            store.note_delivered(claimed.stream, id, now, delivered->report);
            ++count.delivered;
        }
        if (const auto* failed = std::get_if<FailedForGood>(&delivery)) {
            store.note_failed(claimed.stream, id, now, failed->why, failed->report);
            ++count.failed;
        }
        if (const auto* later = std::get_if<RetryLater>(&delivery)) {
            store.note_retry(claimed.stream, id, next_try(claimed.attempts), later->why);
            ++count.retried;
        }
    });
}

// True when there was something to report.
bool Courier::submit_reports(DeliveryCount& count) {
    std::vector<PendingReport> pending;
    runtime_.keep_books(
        [&](Store& store) { pending = store.pending_reports(clock_.now(), options_.batch); });
    for (const auto& report : pending) {
        const std::string refused = submit(report);
        runtime_.keep_books([&](Store& store) {
            if (refused.empty()) {
                store.note_reported(report.stream, report.id);
                ++count.reported;
            } else {
                store.note_report_refused(report.stream, report.id, next_try(report.attempts),
                                          "Informe no admitido: " + refused);
            }
        });
    }
    return !pending.empty();
}

std::string Courier::submit(const PendingReport& report) {
    try {
        const auto answer = runtime_
                                .submit_system({report.stream, "", Origin::system, report.report,
                                                report_key(report)})
                                .get();
        return answer ? std::string{} : to_line(answer.error());
    } catch (const StoreFailure&) {
        throw;
    } catch (const std::exception& failure) {
        return failure.what();
    }
}

Instant Courier::next_try(int attempts) const {
    auto wait = options_.first_retry;
    for (int tried = 1; tried < attempts && wait < options_.longest_retry; ++tried) wait *= 2;
    return clock_.now() + std::min(wait, options_.longest_retry);
}

void Courier::start(std::chrono::milliseconds interval,
                    std::function<void(const std::string&)> on_failure) {
    stop();
    stopping_ = false;
    on_failure_ = std::move(on_failure);
    thread_ = std::thread([this, interval] { run(interval); });
}

void Courier::stop() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    wake_.notify_all();
    if (thread_.joinable()) thread_.join();
}

void Courier::run(std::chrono::milliseconds interval) {
    std::unique_lock lock(mutex_);
    while (!stopping_) {
        lock.unlock();
        try {
            deliver_due();
        } catch (const std::exception& failure) {
            on_failure_(failure.what());
        }
        lock.lock();
        wake_.wait_for(lock, interval, [this] { return stopping_; });
    }
}

void Courier::resume_channel(const std::string& channel) {
    runtime_.keep_books([&](Store& store) { store.resume_channel(channel); });
}

}  // namespace engine::durable
