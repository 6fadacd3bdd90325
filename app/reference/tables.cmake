# SPDX-License-Identifier: GPL-3.0-or-later
#
# app/reference/*.csv becomes one C file of static tables at build time.

function(kiespost_reference_tables)
  set(here ${CMAKE_CURRENT_SOURCE_DIR}/reference)
  file(GLOB rows CONFIGURE_DEPENDS ${here}/*.csv)
  file(GLOB generator CONFIGURE_DEPENDS ${here}/generate/*.c)

  # The generator folds names with the very function that looks them up. It is built
  # without sanitizers: it is no part of the program.
  add_executable(make_tables ${generator}
    ${CMAKE_CURRENT_SOURCE_DIR}/base/day.c ${CMAKE_CURRENT_SOURCE_DIR}/base/text.c
    ${CMAKE_CURRENT_SOURCE_DIR}/domain/field.c
    ${CMAKE_CURRENT_SOURCE_DIR}/domain/money.c
    ${CMAKE_CURRENT_SOURCE_DIR}/reference/heading_words.c)
  target_include_directories(make_tables PRIVATE ${CMAKE_CURRENT_SOURCE_DIR})
  target_compile_options(make_tables PRIVATE -Wall -Wextra -Wshadow)
  target_link_libraries(make_tables PRIVATE PkgConfig::GLIB)

  set(tables ${CMAKE_CURRENT_BINARY_DIR}/reference/reference_tables.c)
  file(MAKE_DIRECTORY ${CMAKE_CURRENT_BINARY_DIR}/reference)
  add_custom_command(
    OUTPUT ${tables}
    COMMAND make_tables ${here} ${tables}
    DEPENDS make_tables ${rows}
    COMMENT "Making the reference tables"
    VERBATIM)
  target_sources(kiespost_reference PRIVATE ${tables})
endfunction()
