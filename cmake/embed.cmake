# cmake -DFILES=a;b -DOUTPUT=table.cpp -P embed.cmake
# Writes the C++ table behind web/static_files.h: each file as it is and in gzip, with the first
# digits of its SHA-256. The same files give the same bytes.
set(rows "")
list(SORT FILES)
foreach(path IN LISTS FILES)
    get_filename_component(name ${path} NAME)
    file(SHA256 ${path} hash)
    string(SUBSTRING ${hash} 0 8 hash)
    set(packed ${OUTPUT}.${name}.gz)
    file(ARCHIVE_CREATE OUTPUT ${packed} PATHS ${path} FORMAT raw COMPRESSION GZip
        COMPRESSION_LEVEL 9)
    file(SIZE ${path} size)
    file(SIZE ${packed} packed_size)
    file(READ ${path} bytes HEX)
    file(READ ${packed} packed_bytes HEX)
    # Without the moment of packing, bytes 5 to 8 of the gzip header.
    string(SUBSTRING ${packed_bytes} 0 8 gzip_begin)
    string(SUBSTRING ${packed_bytes} 16 -1 gzip_rest)
    set(packed_bytes ${gzip_begin}00000000${gzip_rest})
    string(REGEX REPLACE "(..)" "\\\\x\\1" bytes "${bytes}")
    string(REGEX REPLACE "(..)" "\\\\x\\1" packed_bytes "${packed_bytes}")
    string(APPEND rows "        {\"${name}\", \"${hash}\", {\"${bytes}\", ${size}}, "
        "{\"${packed_bytes}\", ${packed_size}}},\n")
endforeach()
file(WRITE ${OUTPUT}.new "#include \"web/static_files.h\"

namespace web {

const std::vector<StaticFile>& static_files() {
    static const std::vector<StaticFile> table = {
${rows}    };
    return table;
}

}  // namespace web
")
file(RENAME ${OUTPUT}.new ${OUTPUT})
