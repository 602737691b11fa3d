package org.mokkachain.simulator.world;

import java.util.List;
import java.util.Optional;
import org.mokkachain.simkit.chance.Chance;
import org.mokkachain.simulator.adversary.Villain;
import org.mokkachain.simulator.adversary.Villains;
import org.mokkachain.simulator.plan.Scenario;
import org.mokkachain.simulator.plan.Villainy;

/** Who takes part in a schedule: a host for every machine, and a second one for each validator that has a twin. */
final class Cast {
    private Cast() {}

    static int size(Scenario scenario) {
        long twins = scenario.villains().values().stream()
                .filter(deeds -> deeds.contains(Villainy.TWINS))
                .count();
        return scenario.machines() + (int) twins;
    }

    static void fill(List<Host> hosts, World world, Setting setting) {
        Scenario scenario = setting.scenario();
        for (int i = 0; i < scenario.machines(); i++) {
            hosts.add(new Host(world, i, i, villain(setting, i, hosts.size())));
        }
        scenario.villains().forEach((villain, deeds) -> {
            if (deeds.contains(Villainy.TWINS)) {
                hosts.add(new Host(world, hosts.size(), villain, villain(setting, villain, hosts.size())));
            }
        });
    }

    private static Optional<Villain> villain(Setting setting, int index, int host) {
        Scenario scenario = setting.scenario();
        return Optional.ofNullable(scenario.villains().get(index))
                .map(deeds -> Villains.make(
                        deeds,
                        setting.machines().get(index),
                        setting.firstEpoch(),
                        setting.settings().proof(),
                        Chance.of(scenario.seed(), "villain " + index + " " + host)));
    }
}
