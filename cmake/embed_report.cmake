# Writes a C++ source that holds a page of the report:
# -DPAGE=template.html -DFUNCTION=report_template -DOUTPUT=report_template.cpp.

file(READ "${PAGE}" page)
set(mark "LEGEPLAN_PAGE")
string(FIND "${page}" ")${mark}\"" place)
if(NOT place EQUAL -1)
    message(FATAL_ERROR "${PAGE} holds the mark that ends it")
endif()
file(
    WRITE "${OUTPUT}"
    "#include \"output/report_template.h\"\n\n"
    "namespace legeplan::output {\n\n"
    "// NOLINTBEGIN: a page is longer than a function and a literal should be\n"
    "std::string_view ${FUNCTION}() {\n"
    "    return R\"${mark}(${page})${mark}\";\n"
    "}\n"
    "// NOLINTEND\n\n"
    "}  // namespace legeplan::output\n"
)
