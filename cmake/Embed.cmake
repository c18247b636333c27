# s0_add_embedded(NAME): rules/, lua/ and catalog/ as a library of byte arrays,
# so that the executable copied to an empty folder works.
function(s0_add_embedded name)
  file(GLOB_RECURSE files CONFIGURE_DEPENDS RELATIVE ${CMAKE_SOURCE_DIR}
    ${CMAKE_SOURCE_DIR}/rules/*.lua ${CMAKE_SOURCE_DIR}/lua/*.lua ${CMAKE_SOURCE_DIR}/catalog/*.yaml)
  list(SORT files)
  list(TRANSFORM files PREPEND ${CMAKE_SOURCE_DIR}/ OUTPUT_VARIABLE paths)
  set(out ${CMAKE_BINARY_DIR}/embedded.c)
  add_custom_command(OUTPUT ${out}
    COMMAND ${CMAKE_COMMAND} -DOUT=${out} -DROOT=${CMAKE_SOURCE_DIR} "-DFILES=${files}"
            -P ${CMAKE_SOURCE_DIR}/cmake/EmbedFiles.cmake
    DEPENDS ${paths} ${CMAKE_SOURCE_DIR}/cmake/EmbedFiles.cmake
    COMMENT "Embedding rules, Lua and catalogue" VERBATIM)
  add_library(${name} STATIC ${out})
  target_link_libraries(${name} PUBLIC s0_flags)
endfunction()
