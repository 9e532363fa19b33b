#pragma once

#include <map>
#include <string>

#include "engine/statechart/content_reader.h"
#include "engine/statechart/target_reader.h"

namespace engine::statechart {

// Reads <scxml> and the states in it (§3) into the chart, in document order.
class StateReader {
 public:
    explicit StateReader(ElementReader& elements)
        : elements_(elements),
          messages_(elements),
          contents_(elements, messages_),
          targets_(elements) {}

    void read(const XmlElement& root);

 private:
    StateIndex read_state(const XmlElement& element, StateIndex parent, StateKind kind);
    void name_state(const XmlElement& element, StateIndex index);
    void read_child(const XmlElement& child, StateIndex index);
    bool read_structure(const XmlElement& child, StateIndex index);
    bool read_behaviour(const XmlElement& child, StateIndex index);
    void read_substate(const XmlElement& child, StateIndex index, StateKind kind);
    void read_history(const XmlElement& child, StateIndex index);
    void read_data_model(const XmlElement& child, StateIndex index);
    Data read_data(const XmlElement& element);
    void read_transition(const XmlElement& child, StateIndex index);
    void read_default(const XmlElement& child, StateIndex index);
    void read_initial(const XmlElement& child, StateIndex index);
    void read_invoke(const XmlElement& child, StateIndex index);
    void close_state(const XmlElement& element, StateIndex index);
    void choose_initial(const XmlElement& element, StateIndex index);
    std::vector<std::string> required_targets(const XmlElement& element, std::string_view name);
    std::string describe(StateIndex index) const;
    State& state(StateIndex index) { return elements_.chart().states[index]; }

    ElementReader& elements_;
    MessageReader messages_;
    ContentReader contents_;
    TargetReader targets_;
    std::map<std::string, StateIndex> ids_;
    std::map<std::string, std::uint32_t> data_lines_;  // by id
};

}  // namespace engine::statechart
