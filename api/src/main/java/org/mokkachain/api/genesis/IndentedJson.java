package org.mokkachain.api.genesis;

import tools.jackson.databind.JsonNode;

/** JSON for people: two spaces, one member per line, the members of a list on lines of their own. */
final class IndentedJson {
    private IndentedJson() {}

    static void write(JsonNode node, String indent, StringBuilder out) {
        if (!node.isContainer() || node.isEmpty()) {
            out.append(node);
            return;
        }
        String inner = indent + "  ";
        String separator = "\n";
        out.append(node.isObject() ? '{' : '[');
        if (node.isObject()) {
            for (var member : node.properties()) {
                out.append(separator).append(inner).append(quoted(member.getKey())).append(": ");
                write(member.getValue(), inner, out);
                separator = ",\n";
            }
        } else {
            for (JsonNode member : node) {
                out.append(separator).append(inner);
                write(member, inner, out);
                separator = ",\n";
            }
        }
        out.append('\n').append(indent).append(node.isObject() ? '}' : ']');
    }

    private static String quoted(String name) {
        return '"' + name + '"';
    }
}
