# SPDX-License-Identifier: GPL-3.0-or-later
#
# tests/rules/cases.csv, the decision table, goes into the program as well: `rules show`
# shows each rule with its cases.

function(kiespost_rule_cases)
  set(cases ${PROJECT_SOURCE_DIR}/tests/rules/cases.csv)
  set(here ${CMAKE_CURRENT_SOURCE_DIR})

  add_executable(make_cases ${here}/rules/generate/make_cases.c
    ${here}/reference/generate/emit.c)
  target_include_directories(make_cases PRIVATE ${here})
  target_compile_options(make_cases PRIVATE -Wall -Wextra -Wshadow)
  target_link_libraries(make_cases PRIVATE PkgConfig::GLIB)

  set(table ${CMAKE_CURRENT_BINARY_DIR}/rules/rule_cases.c)
  file(MAKE_DIRECTORY ${CMAKE_CURRENT_BINARY_DIR}/rules)
  add_custom_command(
    OUTPUT ${table}
    COMMAND make_cases ${cases} ${table}
    DEPENDS make_cases ${cases}
    COMMENT "Making the table of cases"
    VERBATIM)
  target_sources(kiespost_rules PRIVATE ${table})
endfunction()
