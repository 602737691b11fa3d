package org.mokkachain.benchmarks.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.mokkachain.api.client.MokkaClient;
import org.mokkachain.api.client.MokkaClientException;
import org.mokkachain.api.model.Account;
import org.mokkachain.types.address.AddressFormat;
import org.mokkachain.types.value.Address;
import org.mokkachain.types.value.Amount;

/** Whether the money is all there: on every node the same balances, and together what was paid in less the fees. */
final class BalanceCheck {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final List<MokkaClient> clients;
    private final AddressFormat addresses;
    private final Workload workload;

    BalanceCheck(List<MokkaClient> clients, AddressFormat addresses, Workload workload) {
        this.clients = clients;
        this.addresses = addresses;
        this.workload = workload;
    }

    /** @param finalTransfers how many transfers became final; each paid {@code fee} */
    boolean holds(long finalTransfers, Amount fee) throws MokkaClientException, InterruptedException {
        long paidIn = Math.multiplyExact(workload.funding().units(), workload.accounts().size());
        long expected = paidIn - Math.multiplyExact(finalTransfers, fee.units());
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            if (allHave(expected)) {
                return true;
            }
            Thread.sleep(500);
        }
        return false;
    }

    private boolean allHave(long expected) throws MokkaClientException {
        List<Long> first = balances(clients.getFirst());
        for (MokkaClient client : clients) {
            if (!balances(client).equals(first)) {
                return false;
            }
        }
        return first.stream().mapToLong(Long::longValue).sum() == expected;
    }

    private List<Long> balances(MokkaClient client) throws MokkaClientException {
        List<Long> balances = new ArrayList<>();
        for (Address address : workload.accounts()) {
            Account account = client.account(addresses.format(address));
            balances.add(account.balances().stream()
                    .mapToLong(balance -> Long.parseLong(balance.amount()))
                    .sum());
        }
        return balances;
    }
}
