#include "engine/base/ecmascript_number.h"

#include <bit>
#include <cstdint>
#include <limits>
#include <stdexcept>

#include <catch2/catch.hpp>

// RFC 8785, appendix B: IEEE 754 bits and the text that ECMAScript gives.
TEST_CASE("numbers are written as in the table of RFC 8785") {
    struct Row {
        std::uint64_t bits;
        const char* expected;
    };
    const auto row = GENERATE(values<Row>({
        {0x0000000000000000, "0"},
        {0x8000000000000000, "0"},
        {0x0000000000000001, "5e-324"},
        {0x8000000000000001, "-5e-324"},
        {0x7fefffffffffffff, "1.7976931348623157e+308"},
        {0xffefffffffffffff, "-1.7976931348623157e+308"},
        {0x4340000000000000, "9007199254740992"},
        {0xc340000000000000, "-9007199254740992"},
        {0x4430000000000000, "295147905179352830000"},
        {0x44b52d02c7e14af5, "9.999999999999997e+22"},
        {0x44b52d02c7e14af6, "1e+23"},
        {0x44b52d02c7e14af7, "1.0000000000000001e+23"},
        {0x444b1ae4d6e2ef4e, "999999999999999700000"},
        {0x444b1ae4d6e2ef4f, "999999999999999900000"},
        {0x444b1ae4d6e2ef50, "1e+21"},
        {0x3eb0c6f7a0b5ed8c, "9.999999999999997e-7"},
        {0x3eb0c6f7a0b5ed8d, "0.000001"},
        {0x41b3de4355555553, "333333333.3333332"},
        {0x41b3de4355555554, "333333333.33333325"},
        {0x41b3de4355555555, "333333333.3333333"},
        {0x41b3de4355555556, "333333333.3333334"},
        {0x41b3de4355555557, "333333333.33333343"},
        {0xbecbf647612f3696, "-0.0000033333333333333333"},
        {0x43143ff3c1cb0959, "1424953923781206.2"},
    }));
    CAPTURE(row.bits);
    CHECK(engine::ecmascript_number(std::bit_cast<double>(row.bits)) == row.expected);
}

TEST_CASE("everyday numbers") {
    struct Row {
        double number;
        const char* expected;
    };
    const auto row = GENERATE(values<Row>({
        {1, "1"},
        {-1.5, "-1.5"},
        {0.1, "0.1"},
        {100, "100"},
        {12345.678, "12345.678"},
        {1e20, "100000000000000000000"},
        {1.5e-7, "1.5e-7"},
        {123456789012345680000.0, "123456789012345680000"},
    }));
    CHECK(engine::ecmascript_number(row.number) == row.expected);
}

TEST_CASE("what is no finite number throws") {
    CHECK_THROWS_AS(engine::ecmascript_number(std::numeric_limits<double>::quiet_NaN()),
                    std::invalid_argument);
    CHECK_THROWS_AS(engine::ecmascript_number(-std::numeric_limits<double>::infinity()),
                    std::invalid_argument);
}
