package org.mokkachain.endtoend.example;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.mokkachain.api.Mokka;
import org.mokkachain.api.feed.BlockFeed;
import org.mokkachain.api.proven.ProvenReads;
import org.mokkachain.api.sending.Outcome.Committed;
import org.mokkachain.api.sending.Outcome.Expired;
import org.mokkachain.api.sending.Outcome.Failed;
import org.mokkachain.api.sending.Outcome.Open;
import org.mokkachain.api.sending.Sender;
import org.mokkachain.api.sending.Sent;
import org.mokkachain.api.store.DataMap;
import org.mokkachain.api.store.ValueFormat;
import org.mokkachain.types.crypto.Signer;
import org.mokkachain.types.genesis.Genesis;

/** Pays a supplier, publishes a rate, proves what it reads, and follows the chain. */
public record PaymentDesk(Genesis genesis, List<URI> nodes, Signer key) {
    public void run(String supplier, PrintStream out) throws IOException, InterruptedException {
        try (Mokka mokka = Mokka.connect(genesis, nodes)) {
            Sender desk = mokka.sender(key);
            Sent payment = desk.send(mokka.transfer(supplier, "12.5 MOKKA"));
            switch (payment.await(Duration.ofSeconds(60))) {
                case Committed paid -> out.println("paid in block " + paid.height() + ", for a fee of " + paid.fee());
                case Failed failed -> out.println(failed.sentence() + ". " + failed.cause().remedy());
                case Expired late -> out.println("nothing was paid: " + late.sentence());
                case Open open -> out.println("wait on: " + open.sentence());
            }

            DataMap<String> rates = mokka.map(desk, ValueFormat.TEXT).within("rate/");
            Committed written = rates.put("EUR", "1.0842");
            out.println("EUR is " + rates.get("EUR").orElseThrow());

            ProvenReads proven = mokka.proven(genesis).notBefore(written.height());
            proven.data(desk.address(), "rate/EUR").receipt().sentences().forEach(out::println);

            try (BlockFeed blocks = mokka.blocks(written.height())) {
                blocks.next().orElseThrow().transactions().forEach(t -> out.println(t.id() + " " + t.status().text()));
            }
        }
    }
}
