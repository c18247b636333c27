# s0_add_embedded(NAME): rules/, lua/ and catalog/ as a library, so that the
# executable copied to an empty folder works. A tool made of the rooms that read
# them turns them into C, read and compiled already (bake/bake.c).
function(s0_add_embedded name)
  file(GLOB_RECURSE files CONFIGURE_DEPENDS RELATIVE ${CMAKE_SOURCE_DIR}
    ${CMAKE_SOURCE_DIR}/rules/*.lua ${CMAKE_SOURCE_DIR}/lua/*.lua ${CMAKE_SOURCE_DIR}/catalog/*.yaml)
  list(SORT files)
  list(TRANSFORM files PREPEND ${CMAKE_SOURCE_DIR}/ OUTPUT_VARIABLE paths)

  set(folder ${CMAKE_SOURCE_DIR}/cmake/bake)
  add_executable(${name}_bake ${folder}/bake.c ${folder}/field.c ${folder}/script.c ${folder}/write_c.c)
  set_target_properties(${name}_bake PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tools)
  target_link_libraries(${name}_bake PRIVATE s0_rule PkgConfig::lua5.4)

  set(out ${CMAKE_BINARY_DIR}/embedded.c)
  add_custom_command(OUTPUT ${out}
    COMMAND ${name}_bake ${out} ${CMAKE_SOURCE_DIR} ${files}
    DEPENDS ${paths} ${name}_bake
    COMMENT "Reading and embedding rules, Lua and catalogue" VERBATIM)
  add_library(${name} STATIC ${out})
  target_link_libraries(${name} PUBLIC s0_flags)
  target_include_directories(${name} PRIVATE $<TARGET_PROPERTY:PkgConfig::lua5.4,INTERFACE_INCLUDE_DIRECTORIES>)
endfunction()
