# Run as `cmake -DROOT=<source folder> -DCC=<compiler> "-DFLAGS=..." -P tests/headers.cmake`:
# compiles each header of engine/ alone, so that none leans on what another file
# happened to include before it.
cmake_minimum_required(VERSION 3.25)

separate_arguments(flags UNIX_COMMAND "${FLAGS}")
file(GLOB_RECURSE headers ${ROOT}/engine/*.h)
list(LENGTH headers count)
if(count EQUAL 0)
  message(FATAL_ERROR "no header was found below ${ROOT}/engine")
endif()

set(faults "")
foreach(header IN LISTS headers)
  execute_process(COMMAND ${CC} -fsyntax-only ${flags} -include ${header} -x c /dev/null
    RESULT_VARIABLE result ERROR_VARIABLE said OUTPUT_QUIET)
  if(NOT result EQUAL 0)
    string(APPEND faults "${header}\n${said}\n")
  endif()
  # Twice in one file: the guard must hold.
  execute_process(COMMAND ${CC} -fsyntax-only ${flags} -include ${header} -include ${header} -x c /dev/null
    RESULT_VARIABLE again ERROR_VARIABLE said OUTPUT_QUIET)
  if(result EQUAL 0 AND NOT again EQUAL 0)
    string(APPEND faults "${header}, included twice\n${said}\n")
  endif()
endforeach()
if(faults)
  message(FATAL_ERROR "headers that do not compile alone:\n${faults}")
endif()
message(STATUS "${count} headers compile alone")
