# Run as `cmake -DROOT=<source folder> -P tests/floors.cmake`: holds every #include
# of engine/ against engine/floors. Between rooms only downwards; outside headers
# only where the list below allows them.
cmake_minimum_required(VERSION 3.25)

file(STRINGS ${ROOT}/engine/floors lines)
foreach(line IN LISTS lines)
  if(line MATCHES "^([a-z]+):([^|]*)")
    set(room ${CMAKE_MATCH_1})
    separate_arguments(below UNIX_COMMAND "${CMAKE_MATCH_2}")
    list(APPEND rooms ${room})
    set(may_${room} ${room} ${below})
  endif()
endforeach()
if(NOT rooms)
  message(FATAL_ERROR "engine/floors names no room")
endif()

# "header pattern|places", a place being a room or a file of engine/.
set(outside
  "^yaml\\.h$|data"
  "^jansson\\.h$|data"
  "^(lua|lauxlib|lualib|luaconf)[^/]*\\.h$|host rule intake report/template.c"
  "^seccomp\\.h$|host"
  "^linux/(seccomp|filter|audit)\\.h$|host"
  "^sqlite3\\.h$|history"
  "^zlib\\.h$|history"
  "^openssl/|base"
  "^utf8proc\\.h$|base")

set(faults "")
set(count 0)

function(check_inside file room header)
  if(NOT header MATCHES "^([a-z]+)/[a-z0-9_]+\\.h$")
    set(what "is not written as \"room/name.h\"")
  elseif(NOT CMAKE_MATCH_1 IN_LIST may_${room})
    set(what "is above or beside ${room}")
  elseif(NOT EXISTS ${ROOT}/engine/${header})
    set(what "does not exist")
  else()
    return()
  endif()
  set(faults "${faults}engine/${file}: \"${header}\" ${what}\n" PARENT_SCOPE)
endfunction()

function(check_outside file room header)
  foreach(entry IN LISTS outside)
    string(REGEX MATCH "^(.*)\\|([^|]*)$" entry "${entry}")
    set(pattern "${CMAKE_MATCH_1}")
    set(where "${CMAKE_MATCH_2}")
    separate_arguments(places UNIX_COMMAND "${where}")
    if(header MATCHES "${pattern}" AND NOT room IN_LIST places AND NOT file IN_LIST places)
      set(faults "${faults}engine/${file}: <${header}> belongs to ${where} alone\n" PARENT_SCOPE)
    endif()
  endforeach()
endfunction()

file(GLOB_RECURSE files RELATIVE ${ROOT}/engine ${ROOT}/engine/*.c ${ROOT}/engine/*.h)
foreach(file IN LISTS files)
  string(REGEX MATCH "^[^/]+" room "${file}")
  if(NOT room IN_LIST rooms)
    string(APPEND faults "engine/${file}: engine/floors has no room ${room}\n")
    continue()
  endif()
  file(STRINGS ${ROOT}/engine/${file} includes REGEX "^[ \t]*#[ \t]*include")
  foreach(include IN LISTS includes)
    math(EXPR count "${count} + 1")
    if(include MATCHES "include[ \t]*\"([^\"]+)\"")
      set(header "${CMAKE_MATCH_1}")
      check_inside(${file} ${room} "${header}")
      check_outside(${file} ${room} "${header}") # quotes are no way around
    elseif(include MATCHES "include[ \t]*<([^>]+)>")
      set(header "${CMAKE_MATCH_1}")
      if(EXISTS ${ROOT}/engine/${header})
        string(APPEND faults "engine/${file}: <${header}> is ours and stands in quotes\n")
      endif()
      check_outside(${file} ${room} "${header}")
    else()
      string(APPEND faults "engine/${file}: cannot be followed: ${include}\n")
    endif()
  endforeach()
endforeach()

if(count EQUAL 0)
  message(FATAL_ERROR "no #include was found below ${ROOT}/engine")
endif()
if(faults)
  message(FATAL_ERROR "engine/floors does not allow:\n${faults}")
endif()
message(STATUS "${count} includes keep to engine/floors")
