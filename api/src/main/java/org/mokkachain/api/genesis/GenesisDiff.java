package org.mokkachain.api.genesis;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.mokkachain.types.genesis.Genesis;
import tools.jackson.databind.JsonNode;

/** In what two genesis files differ: any difference makes another network. */
public final class GenesisDiff {
    private static final String NOTHING = "nothing";

    private GenesisDiff() {}

    /**
     * One difference.
     *
     * @param pointer the place as a JSON pointer (RFC 6901)
     * @param left what the first says there, as JSON, or {@code nothing}
     * @param right what the second says there
     */
    public record Difference(String pointer, String left, String right) {}

    /** Every difference, in the order of the file; none if both have the same fingerprint. */
    public static List<Difference> between(Genesis left, Genesis right) {
        List<Difference> found = new ArrayList<>();
        compare("", GenesisWriter.tree(left), GenesisWriter.tree(right), found);
        return found;
    }

    private static void compare(String pointer, JsonNode left, JsonNode right, List<Difference> found) {
        if (left.isObject() && right.isObject()) {
            Set<String> names = new LinkedHashSet<>(left.propertyNames());
            names.addAll(right.propertyNames());
            names.forEach(name -> compare(StrictJson.child(pointer, name), left.path(name), right.path(name), found));
        } else if (left.isArray() && right.isArray()) {
            for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
                compare(pointer + "/" + i, left.path(i), right.path(i), found);
            }
        } else if (!left.equals(right)) {
            found.add(new Difference(pointer, text(left), text(right)));
        }
    }

    private static String text(JsonNode node) {
        return node.isMissingNode() ? NOTHING : node.toString();
    }
}
