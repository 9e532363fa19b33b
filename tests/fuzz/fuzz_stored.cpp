// Any JSON as the stored form of an instance: refused, or restored and able to go on. The chart has
// everything that is stored: histories, regions, data, late binding, a child, delayed sends.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>

#include "engine/ecmascript/ecmascript_model.h"
#include "engine/ecmascript/virtual_machine.h"
#include "engine/statechart/null_model.h"
#include "engine/statechart/scxml_reader.h"
#include "engine/statechart/virtual_session.h"

namespace sc = engine::statechart;
namespace ec = engine::ecmascript;

namespace {

constexpr char chart_text[] = R"xml(
<scxml xmlns="http://www.w3.org/2005/07/scxml" version="1.0" datamodel="ecmascript" binding="late">
  <datamodel><data id="n" expr="0"/><data id="d"/></datamodel>
  <script>function mas(x) { return x + 1; }</script>
  <state id="fase">
    <datamodel><data id="tarde" expr="'sí'"/></datamodel>
    <history id="honda" type="deep"><transition target="p"/></history>
    <history id="llana"><transition target="b"/></history>
    <transition event="sale" target="fuera"/>
    <state id="b"><transition event="e" target="p"/></state>
    <parallel id="p">
      <onentry><send event="e" id="s" delay="3s"/></onentry>
      <transition event="done.state.p" target="b"/>
      <state id="r1">
        <state id="x1"><transition event="e" target="x2"><assign location="n" expr="mas(n)"/></transition></state>
        <final id="x2"/>
      </state>
      <state id="r2">
        <invoke id="hijo" type="scxml"><content>
          <scxml version="1.0"><state id="c"><transition event="e" target="d"/></state><final id="d"/></scxml>
        </content></invoke>
        <transition event="e"><send event="e" target="#_hijo"/></transition>
        <transition event="done.invoke" target="y2"/>
        <state id="y1"/><final id="y2"/>
      </state>
    </parallel>
  </state>
  <state id="fuera">
    <transition event="honda" target="honda"/><transition event="llana" target="llana"/>
    <transition event="fin" target="fin"/>
  </state>
  <final id="fin"><donedata><param name="n" expr="n"/></donedata></final>
</scxml>)xml";

const sc::Chart& chart() {
    static const sc::Chart read = [] {
        auto result = sc::read_scxml(chart_text, "chart.scxml");
        if (!result) std::abort();
        return std::move(*result);
    }();
    return read;
}

sc::DataModelFactory models() {
    static const auto machine = std::make_shared<ec::VirtualMachine>();
    return [](const sc::Chart& of) -> std::unique_ptr<sc::DataModel> {
        if (of.data_model == "null") return std::make_unique<sc::NullModel>();
        if (of.data_model != "ecmascript") return nullptr;
        return std::make_unique<ec::EcmascriptModel>(of, machine);
    };
}

void give_all(sc::VirtualSession& session) {
    for (const char* name : {"e", "sale", "honda", "e", "sale", "llana", "sale", "fin"}) {
        sc::Event event;
        event.name = name;
        session.take(event);
        session.advance(std::chrono::seconds(1));
    }
}

}  // namespace

// The name is libFuzzer's.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const auto value = engine::parse_json({reinterpret_cast<const char*>(bytes), size}, "stored");
    if (!value) return 0;
    try {
        sc::VirtualSession session(chart(), models(), {.most_events = 60});
        if (!session.restore(*value, std::chrono::seconds(2))) return 0;
        give_all(session);
        // What was let in has come to where an instance can be.
        sc::VirtualSession again(chart(), models());
        if (!again.restore(session.stored_tree(), session.now())) std::abort();
    } catch (const sc::EndlessSession&) {
    } catch (const sc::EndlessMacrostep&) {
    } catch (const sc::UnusableData&) {
        // Said in words: those are the bounds.
    }
    return 0;
}
