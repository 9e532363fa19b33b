# The only place for the language level, warnings, sanitizers and the compiler cache.
include(CTest)

option(VISADO_WERROR "Treat warnings in our own code as errors" OFF)
option(VISADO_FUZZ "Build tests/fuzz (clang only)" OFF)
set(VISADO_SANITIZE "" CACHE STRING "Sanitizers, comma separated: address,undefined or thread")

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM)
    set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE_PROGRAM})
endif()

add_library(visado_options INTERFACE)
target_include_directories(visado_options INTERFACE ${CMAKE_SOURCE_DIR})
target_compile_options(visado_options INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wnon-virtual-dtor -Wold-style-cast)
if(VISADO_WERROR)
    target_compile_options(visado_options INTERFACE -Werror)
endif()
if(VISADO_SANITIZE)
    # The comma in "address,undefined" breaks generator expressions: plain if() only.
    target_compile_options(visado_options INTERFACE
        -fsanitize=${VISADO_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
    target_link_options(visado_options INTERFACE -fsanitize=${VISADO_SANITIZE})
    # JavaScriptCore has no type information, and its copies of std templates win over ours.
    target_compile_options(visado_options INTERFACE -fno-sanitize=vptr)
endif()

# Adds the folders that have a CMakeLists.txt, in this order.
function(visado_folders)
    foreach(folder IN LISTS ARGN)
        if(EXISTS ${CMAKE_CURRENT_SOURCE_DIR}/${folder}/CMakeLists.txt)
            add_subdirectory(${folder})
        endif()
    endforeach()
endfunction()

# visado_library(engine_base SOURCES a.cpp LINKS Poco::XML)
# One library per folder; its headers are included from the root of the tree.
function(visado_library name)
    cmake_parse_arguments(ARG "" "" "SOURCES;LINKS" ${ARGN})
    add_library(${name} STATIC ${ARG_SOURCES})
    target_link_libraries(${name} PUBLIC visado_options ${ARG_LINKS})
endfunction()

# visado_test(engine_base_tests SOURCES a_test.cpp LINKS engine_base)
# Links only the folder under test, so a kernel test cannot open a database even by accident.
function(visado_test name)
    cmake_parse_arguments(ARG "" "" "SOURCES;LINKS" ${ARGN})
    add_executable(${name} ${ARG_SOURCES})
    target_link_libraries(${name} PRIVATE ${ARG_LINKS} visado_options test_main)
    target_compile_definitions(${name} PRIVATE VISADO_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
    # The prefix keeps names apart and lets `ctest -R forms` run one folder. A name
    # that CMake garbles (no ";" in it!) matches nothing, which NoTests makes a failure.
    catch_discover_tests(${name} TEST_PREFIX "${name}: "
        EXTRA_ARGS --warn NoTests PROPERTIES TIMEOUT 900)
endfunction()
