package org.mokkachain.api.receipt;

import java.util.Map;
import java.util.Optional;
import org.mokkachain.api.receipt.ReceiptDocument.EntryText;
import org.mokkachain.api.units.AssetUnit;
import org.mokkachain.types.value.Amount;

/** What an entry of the state, or its absence, means, in plain words. Everything else is in its fields. */
final class EntryWords {
    private static final int SHOWN = 200;

    private EntryWords() {}

    /** A sentence without its end; empty for what this version has no words for. */
    static Optional<String> of(EntryText entry) {
        Map<String, String> said = entry.fields();
        if (said.containsKey("unreadable")) {
            return Optional.empty();
        }
        return entry.present() ? present(entry.kind(), said) : absent(entry.kind(), said);
    }

    private static Optional<String> present(String kind, Map<String, String> said) {
        return switch (kind) {
            case "holding" -> Optional.of(said.get("owner") + " has " + said.get("amount") + " base units of the asset "
                    + said.get("asset") + (isTrue(said, "frozen") ? ", frozen by its issuer" : ""));
            case "asset" -> Optional.of("of " + said.get("symbol") + ", the asset " + said.get("asset") + " issued by "
                    + said.get("issuer") + ", there are " + amount(said) + "; "
                    + (isTrue(said, "mintable") ? "more may be minted" : "there will never be more") + ", holdings "
                    + (isTrue(said, "freezable") ? "may" : "cannot") + " be frozen");
            case "symbol" -> Optional.of("the symbol " + said.get("symbol") + " is that of the asset "
                    + said.get("asset"));
            case "anchor" -> Optional.of("the document with SHA-256 " + said.get("hash") + " is notarised: by "
                    + said.get("owner") + " in block " + said.get("anchoredAtHeight") + " of " + said.get("anchoredAt")
                    + label(said));
            case "data" -> Optional.of(said.get("owner") + " stores under the key \"" + said.get("key")
                    + "\" since block " + said.get("writtenAtHeight") + ": " + content(said));
            case "permission" -> Optional.of(subject(said) + " is " + said.get("permission") + " to "
                    + (isAccount(said) ? "send" : "connect"));
            default -> Optional.empty();
        };
    }

    private static Optional<String> absent(String kind, Map<String, String> said) {
        return switch (kind) {
            case "account" -> Optional.of("there is no account " + said.get("address") + ": it was never used");
            case "holding" -> Optional.of(said.get("owner") + " has nothing of the asset " + said.get("asset"));
            case "asset" -> Optional.of("there is no asset " + said.get("asset"));
            case "symbol" -> Optional.of("no asset has the symbol " + said.get("symbol"));
            case "anchor" -> Optional.of("nobody has notarised the document with SHA-256 " + said.get("hash"));
            case "data" -> Optional.of(said.get("owner") + " stores nothing under the key \"" + said.get("key") + "\"");
            case "proposal" -> Optional.of("there is no proposal " + said.get("number"));
            case "permission" -> Optional.of("nothing is laid down for " + subject(said));
            default -> Optional.empty();
        };
    }

    private static boolean isTrue(Map<String, String> said, String field) {
        return "true".equals(said.get(field));
    }

    private static boolean isAccount(Map<String, String> said) {
        return said.containsKey("subject.address");
    }

    private static String subject(Map<String, String> said) {
        return isAccount(said)
                ? "the account " + said.get("subject.address")
                : "the node with the key " + said.get("subject.key");
    }

    private static String amount(Map<String, String> said) {
        String units = String.valueOf(said.get("supply"));
        try {
            AssetUnit unit = new AssetUnit(
                    String.valueOf(said.get("symbol")), Integer.parseInt(String.valueOf(said.get("decimals"))));
            return unit.format(Amount.of(Long.parseLong(units)));
        } catch (IllegalArgumentException e) {
            return units + " base units";
        }
    }

    private static String label(Map<String, String> said) {
        String label = String.valueOf(said.get("label"));
        return label.isEmpty() ? "" : ", label \"" + label + "\"";
    }

    private static String content(Map<String, String> said) {
        String text = said.get("contentText");
        String content = text == null ? String.valueOf(said.get("content")) : "\"" + text + "\"";
        int bytes = String.valueOf(said.get("content")).length() / 2;
        String shown = content.length() <= SHOWN ? content : content.substring(0, SHOWN) + "…";
        return (text == null ? "the bytes " : "") + shown + " (" + bytes + (bytes == 1 ? " byte)" : " bytes)");
    }
}
