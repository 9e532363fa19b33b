# Writes OUTPUT: every *.mustache of FOLDER as a raw string literal. Run at build time, so that a
# changed template is in the next program.
file(GLOB files ${FOLDER}/*.mustache)
list(SORT files)
set(entries "")
foreach(file IN LISTS files)
    get_filename_component(name ${file} NAME_WE)
    file(READ ${file} text)
    string(APPEND entries "        {\"${name}\", R\"~~~(${text})~~~\"},\n")
endforeach()
configure_file(${FOLDER}/template_texts.cpp.in ${OUTPUT} @ONLY)
