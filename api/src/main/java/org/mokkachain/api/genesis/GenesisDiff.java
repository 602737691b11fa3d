package org.mokkachain.api.genesis;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.mokkachain.types.genesis.Genesis;
import tools.jackson.databind.JsonNode;

/** In what two genesis files differ: any difference makes another network. */
public final class GenesisDiff {
    private static final String NOTHING = "nothing";
    private static final List<String> NAMES = List.of("name", "label");

    private GenesisDiff() {}

    /**
     * One difference.
     *
     * @param pointer the place as a JSON pointer (RFC 6901)
     * @param left what the first says there, as JSON, or {@code nothing}
     * @param right what the second says there
     */
    public record Difference(String pointer, String left, String right) {}

    /**
     * Every difference, in the order of the file; none if both have the same fingerprint. Members of a list are
     * compared by their place; where only their order differs, that is one difference.
     */
    public static List<Difference> between(Genesis left, Genesis right) {
        List<Difference> found = new ArrayList<>();
        compare("", GenesisWriter.explicit(left), GenesisWriter.explicit(right), found);
        return found;
    }

    private static void compare(String pointer, JsonNode left, JsonNode right, List<Difference> found) {
        if (left.isObject() && right.isObject()) {
            Set<String> names = new LinkedHashSet<>(left.propertyNames());
            names.addAll(right.propertyNames());
            names.forEach(name -> compare(StrictJson.child(pointer, name), left.path(name), right.path(name), found));
        } else if (left.isArray() && right.isArray()) {
            compareLists(pointer, left, right, found);
        } else if (!left.equals(right)) {
            found.add(new Difference(pointer, text(left), text(right)));
        }
    }

    private static void compareLists(String pointer, JsonNode left, JsonNode right, List<Difference> found) {
        if (!left.equals(right) && sorted(left).equals(sorted(right))) {
            found.add(new Difference(pointer, "in the order " + order(left), "in the order " + order(right)));
            return;
        }
        for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
            compare(pointer + "/" + i, left.path(i), right.path(i), found);
        }
    }

    private static List<String> sorted(JsonNode list) {
        return list.valueStream().map(JsonNode::toString).sorted().toList();
    }

    private static String order(JsonNode list) {
        return list.valueStream().map(GenesisDiff::name).collect(Collectors.joining(", "));
    }

    private static String name(JsonNode member) {
        return NAMES.stream()
                .filter(member::has)
                .findFirst()
                .map(field -> member.path(field).asString())
                .orElseGet(member::toString);
    }

    private static String text(JsonNode node) {
        return node.isMissingNode() ? NOTHING : node.toString();
    }
}
