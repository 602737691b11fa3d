package org.mokkachain.p2p.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mokkachain.p2p.transport.TestNetwork;

/** The example of {@code docs/gossip.md}, over real sockets. */
class WeatherStationTest {
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final List<WeatherStation> stations = new ArrayList<>();

    @AfterEach
    void close() throws InterruptedException {
        stations.forEach(WeatherStation::close);
        timer.shutdown();
        assertThat(timer.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
    }

    private WeatherStation station(int number) {
        WeatherStation station = new WeatherStation("station-" + number, TestNetwork.key(number), timer);
        stations.add(station);
        return station;
    }

    @Test
    void everyStationKnowsEveryTemperatureAndHearsEveryWarningOnceAndInOrder() throws IOException {
        WeatherStation first = station(0);
        first.start();
        for (int i = 1; i < 5; i++) {
            station(i).start(first.address());
        }
        for (int i = 0; i < 5; i++) {
            stations.get(i).measured("2" + i + ".5");
        }
        WeatherStation last = stations.getLast();
        last.warn("hail");
        last.warn("storm");
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(stations.subList(0, 4))
                .allSatisfy(station -> assertThat(station.temperatureAt(last.address())).contains("24.5")));
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(stations.subList(0, 4))
                .allSatisfy(station -> assertThat(station.warnings()).containsExactly("hail", "storm")));
    }

    @Test
    void aStationThatComesLateHearsWhatWasSaidBefore() throws IOException {
        WeatherStation first = station(0);
        first.start();
        first.warn("fog");
        WeatherStation late = station(1);
        late.start(first.address());
        await().atMost(Duration.ofSeconds(20)).untilAsserted(
                () -> assertThat(late.warnings()).containsExactly("fog"));
    }

    @Test
    void theDocumentShowsTheExampleAsItIs() throws IOException {
        String source = Files.readString(Path.of(
                "src", "test", "java", "org", "mokkachain", "p2p", "example", "WeatherStation.java"));
        String shown = source.substring(source.indexOf("/** Stations that"));
        assertThat(Files.readString(Path.of("..", "docs", "gossip.md"))).contains(shown.strip());
    }
}
