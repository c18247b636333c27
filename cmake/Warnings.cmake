# The flags every C file of the project is compiled with.
add_library(s0_flags INTERFACE)
target_compile_options(s0_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Werror -fno-common -fstack-protector-strong
  "-ffile-prefix-map=${CMAKE_SOURCE_DIR}=.")
target_compile_definitions(s0_flags INTERFACE _GNU_SOURCE S0_VERSION="${PROJECT_VERSION}")
target_include_directories(s0_flags INTERFACE ${CMAKE_SOURCE_DIR}/engine)
if(S0_SANITIZE)
  target_compile_options(s0_flags INTERFACE -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(s0_flags INTERFACE -fsanitize=address,undefined)
  target_compile_definitions(s0_flags INTERFACE S0_ARENA_DEBUG)
endif()
if(S0_SANITIZE OR NOT S0_FILTER)
  target_compile_definitions(s0_flags INTERFACE S0_NO_SECCOMP)
endif()
