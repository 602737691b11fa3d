package org.mokkachain.api.genesis;

import java.io.IOException;
import java.io.Writer;
import java.util.Iterator;
import tools.jackson.databind.JsonNode;

/** JSON for people: two spaces, one member per line, the members of a list on lines of their own. */
final class IndentedJson {
    private final Writer out;
    private String indent = "";
    private boolean isFirst;

    IndentedJson(Writer out) {
        this.out = out;
    }

    void startObject() throws IOException {
        open('{');
    }

    void endObject() throws IOException {
        close('}');
    }

    /** The name of the next value in an object. */
    void name(String name) throws IOException {
        member();
        out.append('"').append(name).append("\": ");
    }

    /** A list whose members need not be in memory at once. */
    void list(Iterator<? extends JsonNode> members) throws IOException {
        if (!members.hasNext()) {
            out.append("[]");
            return;
        }
        open('[');
        while (members.hasNext()) {
            member();
            value(members.next());
        }
        close(']');
    }

    void value(JsonNode node) throws IOException {
        if (node.isArray()) {
            list(node.iterator());
        } else if (node.isObject() && !node.isEmpty()) {
            startObject();
            for (var member : node.properties()) {
                name(member.getKey());
                value(member.getValue());
            }
            endObject();
        } else {
            out.append(node.toString());
        }
    }

    private void open(char bracket) throws IOException {
        out.append(bracket);
        indent += "  ";
        isFirst = true;
    }

    private void member() throws IOException {
        out.append(isFirst ? "\n" : ",\n").append(indent);
        isFirst = false;
    }

    private void close(char bracket) throws IOException {
        indent = indent.substring(2);
        out.append('\n').append(indent).append(bracket);
        isFirst = false;
    }
}
