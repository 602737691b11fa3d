package org.mokkachain.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mokkachain.api.client.MokkaClient;
import org.mokkachain.api.client.MokkaClientException;
import org.mokkachain.api.model.ValidatorInfo;
import org.mokkachain.endtoend.harness.Devnet;
import org.mokkachain.endtoend.harness.FreePorts;
import org.mokkachain.endtoend.harness.Manual;
import org.mokkachain.endtoend.harness.Waiting;

/** Whoever follows the section "A fifth validator" of the page on joining has a fifth validator that votes. */
class FifthValidatorTest {
    private static final Pattern KEY = Pattern.compile("--key ([0-9a-f]{64})");
    private static final Pattern INVITATION = Pattern.compile("mokkainvite1[a-z2-7]+");

    @TempDir
    private Path folder;

    private String invitation = "";
    private String key = "";

    @Test
    void theCommandsOfThePageMakeOne() throws IOException, MokkaClientException {
        List<String> commands = Manual.commands("docs/joining.md", "A fifth validator");
        assertThat(commands).hasSizeGreaterThan(7);
        Manual manual = new Manual(folder, Map.of("MOKKA_KEY_PASSWORD", "correct horse battery"));
        try (Devnet devnet = Devnet.start("FifthValidatorTest")) {
            int ports = FreePorts.inARow(2);
            long start = System.nanoTime();
            Process node = null;
            try (MokkaClient eve = new MokkaClient(URI.create("http://127.0.0.1:" + (ports + 1)))) {
                for (String documented : commands) {
                    String command = here(documented, devnet, ports);
                    if (command.contains(" node --config ")) {
                        node = manual.begin(command.replace("&", ""), folder.resolve("eve.out"));
                        Waiting.until("eve is in sync", () ->
                                eve.status().height() >= devnet.status(0).height() && eve.status().peers() > 0);
                        System.out.printf("in sync %.1f s after the first command%n", seconds(start));
                    } else if (!command.startsWith("./mokka devnet")) {
                        remember(manual.type(command));
                    }
                }
                awaitVote(devnet, eve);
                System.out.printf("a fifth, voting validator %.1f s after the first command%n", seconds(start));
            } finally {
                if (node != null) {
                    node.destroyForcibly();
                }
            }
        }
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    /** The page has the ports of a machine on which nothing else runs, and somebody else's invitation and key. */
    private String here(String command, Devnet devnet, int ports) {
        String here = command
                .replace(".devnet", devnet.directory().toString())
                .replaceAll("mokkainvite1\\S+", Matcher.quoteReplacement(invitation))
                .replaceAll("--key \\S+", "--key " + key)
                .replace("127.0.0.1:9104", "127.0.0.1:" + ports)
                .replace("127.0.0.1:8084", "127.0.0.1:" + (ports + 1));
        if (here.contains(" invite")) {
            return here + " --node " + devnet.view().path("api").get(0).asString();
        }
        if (here.contains(" join ")) {
            return here + " --p2p-port " + ports + " --http-port " + (ports + 1);
        }
        boolean asks = here.contains(" send ") || here.contains(" propose-add ") || here.contains(" approve ");
        return asks ? here + " --yes" : here;
    }

    private void remember(String printed) {
        Matcher invited = INVITATION.matcher(printed);
        if (invitation.isEmpty() && invited.find()) {
            invitation = invited.group();
        }
        Matcher made = KEY.matcher(printed);
        if (key.isEmpty() && made.find()) {
            key = made.group(1);
        }
    }

    private static void awaitVote(Devnet devnet, MokkaClient eve) throws MokkaClientException {
        Waiting.until("eve is a validator", () -> eve.status().role().equals("validator"));
        assertThat(eve.validators()).extracting(ValidatorInfo::name).contains("eve").hasSize(5);
        Waiting.until("eve votes", () -> {
            devnet.wallet("tx", "send", "--from", "alice", "--to", "bob", "--amount", "1 MOKKA", "--yes").with(0);
            return devnet.client(0).block("latest").certificate().orElseThrow().signers().contains("eve");
        });
    }
}
