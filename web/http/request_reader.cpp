#include "web/http/request_reader.h"

#include <utility>

namespace web {

RequestReader::State RequestReader::refuse(Fault fault) {
    fault_ = std::move(fault);
    arrived_.clear();
    return State::refused;
}

RequestReader::State RequestReader::look_for_head() {
    // Something that speaks no HTTP (TLS, say) learns it at once, not at the deadline.
    if (arrived_.front() < 'A' || 'Z' < arrived_.front())
        return refuse({400, "La solicitud no está en HTTP."});
    for (auto end = arrived_.find('\n', searched_); end != std::string::npos;
         end = arrived_.find('\n', end + 1)) {
        if (end == 0 || arrived_[end - 1] != '\r')
            return refuse({400, "La solicitud tiene líneas mal terminadas."});
        if (end < 3 || arrived_.compare(end - 3, 4, "\r\n\r\n") != 0) continue;
        if (end + 1 > limits_.head) return refuse({431, ""});
        auto head = read_head(std::string_view(arrived_).substr(0, end + 1), limits_);
        if (!head) {
            head_.path.clear();
            return refuse(head.error());
        }
        head_ = std::move(*head);
        arrived_.erase(0, end + 1);
        return State::body;
    }
    searched_ = arrived_.size();
    if (arrived_.size() <= limits_.head) return State::head;
    return refuse({arrived_.find('\n') == std::string::npos ? 414 : 431, ""});
}

RequestReader::State RequestReader::look() {
    if (state_ == State::empty && !arrived_.empty()) state_ = State::head;
    if (state_ == State::head) state_ = look_for_head();
    if (state_ == State::body && arrived_.size() >= head_.length) state_ = State::complete;
    return state_;
}

RequestReader::State RequestReader::add(std::string_view bytes) {
    if (state_ == State::refused) return state_;
    arrived_ += bytes;
    return look();
}

RequestReader::Whole RequestReader::take() {
    Whole whole{std::exchange(head_, {}), {}};
    std::string rest = arrived_.substr(whole.head.length);
    arrived_.resize(whole.head.length);
    whole.body = std::exchange(arrived_, std::move(rest));
    searched_ = 0;
    state_ = State::empty;
    look();
    return whole;
}

}  // namespace web
