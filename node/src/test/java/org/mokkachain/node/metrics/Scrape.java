package org.mokkachain.node.metrics;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a node answers at {@code /metrics}, in the text format of Prometheus. */
record Scrape(Map<String, Family> families, List<Sample> samples) {
    private static final Pattern SAMPLE = Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)})? (\\S+)");
    private static final Pattern LABEL = Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\]|\\\\.)*)\"");

    /** Everything with one name. */
    record Family(String name, String type, String help, TreeSet<String> labels) {}

    record Sample(String name, Map<String, String> labels, double value) {}

    static Scrape of(URI node) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(node.resolve("/metrics")).build();
            return parse(http.send(request, HttpResponse.BodyHandlers.ofString()).body());
        }
    }

    static Scrape parse(String text) {
        Map<String, String> help = new TreeMap<>();
        Map<String, Family> families = new TreeMap<>();
        List<Sample> samples = new ArrayList<>();
        for (String line : text.split("\n")) {
            String[] words = line.split(" ", 4);
            if (line.startsWith("# HELP ")) {
                help.put(words[2], words[3]);
            } else if (line.startsWith("# TYPE ")) {
                String name = words[2];
                families.put(name, new Family(name, words[3], help.getOrDefault(name, ""), new TreeSet<>()));
            } else if (!line.isBlank()) {
                samples.add(sample(line));
            }
        }
        Scrape scrape = new Scrape(families, samples);
        samples.forEach(sample -> scrape.family(sample.name())
                .orElseThrow(() -> new NoSuchElementException("no family for " + sample.name()))
                .labels()
                .addAll(sample.labels().keySet()));
        return scrape;
    }

    private static Sample sample(String line) {
        Matcher matcher = SAMPLE.matcher(line);
        if (!matcher.matches()) {
            throw new NoSuchElementException("not a sample: " + line);
        }
        Map<String, String> labels = new TreeMap<>();
        if (matcher.group(2) != null) {
            LABEL.matcher(matcher.group(2)).results().forEach(label -> labels.put(label.group(1), label.group(2)));
        }
        return new Sample(matcher.group(1), labels, Double.parseDouble(matcher.group(3).replace("Inf", "Infinity")));
    }

    /** The family that a sample of this name belongs to. */
    Optional<Family> family(String sample) {
        return Optional.ofNullable(families.get(sample))
                .or(() -> Optional.ofNullable(families.get(sample.replaceFirst("_(bucket|count|sum)$", "")))
                        .filter(family -> family.type().equals("histogram") || family.type().equals("summary")));
    }

    /** The sum over all samples of this name that have these labels: name, value, name, value … */
    double sum(String name, String... labels) {
        return samples.stream()
                .filter(sample -> sample.name().equals(name))
                .filter(sample -> {
                    for (int i = 0; i < labels.length; i += 2) {
                        if (!labels[i + 1].equals(sample.labels().get(labels[i]))) {
                            return false;
                        }
                    }
                    return true;
                })
                .mapToDouble(Sample::value)
                .sum();
    }
}
