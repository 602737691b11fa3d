package org.mokkachain.ledger.rocksdb;

import java.util.ArrayList;
import java.util.List;
import org.mokkachain.ledger.store.IndexWriter;
import org.mokkachain.ledger.store.UnknownSchemaException;
import org.mokkachain.types.block.Block;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.transaction.Receipt;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.value.Bytes;

/**
 * Brings the layout of a store up to date, one version after the other. A step and the new version are one atomic
 * write; a step that needs more writes before that one has to bear being done again.
 *
 * <p>Versions: 1 knew accounts only, and the rules of its chains are not those of this program, so it is refused. 2 has
 * one family per kind of entry. 3 always says where the bodies begin. 4 has histories of data.
 */
final class Migrations {
    /** Every version from {@link #OLDEST} to the one before {@link Layout#SCHEMA}, in order. */
    private static final List<Step> STEPS = List.of(
            new Step("noted that all bodies are here", database -> new Examination(database).hasFirst()
                    ? List.of()
                    : List.of(new Entry(Family.META, Layout.FIRST_KEY, Layout.height(0)))),
            new Step("collected the histories of data", Migrations::dataHistories));

    static final int OLDEST = Layout.SCHEMA - STEPS.size();

    private Migrations() {}

    /** From one version to the next. */
    private record Step(String what, Conversion conversion) {}

    /** What to write beside the new version. */
    @FunctionalInterface
    private interface Conversion {
        List<Entry> entries(Database database);
    }

    /** Does what is to be done; a sentence for each step. {@link UnknownSchemaException}: it is too old or too new. */
    static List<String> run(Database database) {
        int schema = new Examination(database).schema();
        require(schema);
        List<String> done = new ArrayList<>();
        for (int version = schema; version < Layout.SCHEMA; version++) {
            Step step = STEPS.get(version - OLDEST);
            List<Entry> entries = new ArrayList<>(step.conversion().entries(database));
            entries.add(new Entry(Family.META, Layout.SCHEMA_KEY, Layout.schema(version + 1)));
            database.write(entries);
            database.sync();
            done.add("brought the ledger from schema version " + version + " to " + (version + 1) + ": "
                    + step.what());
        }
        return done;
    }

    private static List<Entry> dataHistories(Database database) {
        List<Entry> entries = new ArrayList<>();
        database.walk(Family.BODIES, Layout.height(0), (key, body) -> {
            long height = Layout.readHeight(key);
            try {
                List<Transaction> transactions = Block.decodeBody(Bytes.of(body));
                List<Receipt> receipts = receipts(database, key);
                for (int i = 0; i < transactions.size(); i++) {
                    if (receipts.get(i).applied()) {
                        IndexWriter.ofData(height, i, transactions.get(i))
                                .forEach(change -> entries.add(BlockWriter.entry(change)));
                    }
                }
            } catch (DecodingException e) {
                throw Failures.undecodable("block " + height, e);
            }
            return true;
        });
        return entries;
    }

    private static List<Receipt> receipts(Database database, byte[] height) throws DecodingException {
        return Layout.readReceipts(database.get(Family.RECEIPTS, height)
                .orElseThrow(() -> Failures.damaged(
                        "the receipts of block " + Layout.readHeight(height) + " are missing")));
    }

    /** Refuses a version that cannot be read, nor brought up to date. */
    static void require(int schema) {
        if (schema > Layout.SCHEMA) {
            throw new UnknownSchemaException(
                    "the ledger has schema version " + schema + ", this program reads up to " + Layout.SCHEMA,
                    "Start the version that wrote it, or remove the ledger directory to sync from peers");
        }
        if (schema < OLDEST) {
            throw new UnknownSchemaException(
                    "the ledger has schema version " + schema + ", this program reads " + OLDEST + " to "
                            + Layout.SCHEMA + "; the rules of its chain were others",
                    "Start the version that wrote it, or begin a new network with another directory");
        }
    }
}
