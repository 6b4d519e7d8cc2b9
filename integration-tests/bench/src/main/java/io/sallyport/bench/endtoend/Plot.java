package io.sallyport.bench.endtoend;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** A picture in SVG: for each scenario, what a contestant needs and does for Dante's one. */
record Plot(Results results, List<Scenario> scenarios) {
    private static final List<String> CONTESTANTS =
            List.of(Contestants.MICROSOCKS, Contestants.PLAIN, Contestants.BORINGSSL);
    private static final List<String> COLOURS = List.of("#9aa5b1", "#1f6feb", "#8250df");
    private static final int LABELS = 230;
    private static final int PANEL = 260;
    private static final int GAP = 70;
    private static final int BAR = 10;
    private static final int ABOVE = 62;
    private static final double MOST = 4;

    String svg() {
        List<Scenario> shown = scenarios.stream().filter(this::isComparable).toList();
        int group = BAR * CONTESTANTS.size() + 12;
        int height = ABOVE + group * shown.size() + 20;
        int width = LABELS + 2 * PANEL + 2 * GAP;
        List<String> lines = new ArrayList<>();
        lines.add("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + width + " " + height
                + "\" font-family=\"sans-serif\" font-size=\"11\">");
        lines.add("<rect width=\"" + width + "\" height=\"" + height + "\" fill=\"#ffffff\"/>");
        legend(lines);
        for (int i = 0; i < shown.size(); i++) {
            group(lines, shown.get(i), ABOVE + i * group);
        }
        line(lines, LABELS, height);
        line(lines, LABELS + PANEL + GAP, height);
        lines.add("</svg>");
        return String.join("\n", lines) + "\n";
    }

    private boolean isComparable(Scenario scenario) {
        Scenario.Kind kind = scenario.kind();
        return kind != Scenario.Kind.IDLE
                && relative(scenario, Contestants.PLAIN, kind.cost).isPresent();
    }

    private static void legend(List<String> lines) {
        text(lines, LABELS, 16, "start", "CPU for the same work, Dante = 1 (less is better)");
        text(lines, LABELS + PANEL + GAP, 16, "start", "Rate, Dante = 1 (more is better)");
        int x = LABELS;
        for (int i = 0; i < CONTESTANTS.size(); i++) {
            rectangle(lines, x, 28, BAR, COLOURS.get(i));
            text(lines, x + BAR + 5, 37, "start", CONTESTANTS.get(i));
            x += 110;
        }
    }

    private void group(List<String> lines, Scenario scenario, int y) {
        text(lines, LABELS - 8, y + BAR + 6, "end", scenario.name().replaceFirst(", 4 associations.*", ""));
        for (int i = 0; i < CONTESTANTS.size(); i++) {
            String contestant = CONTESTANTS.get(i);
            bar(lines, LABELS, y + i * BAR, relative(scenario, contestant, scenario.kind().cost), COLOURS.get(i));
            bar(
                    lines,
                    LABELS + PANEL + GAP,
                    y + i * BAR,
                    relative(scenario, contestant, scenario.kind().rate),
                    COLOURS.get(i));
        }
    }

    private OptionalDouble relative(Scenario scenario, String contestant, String field) {
        return Results.ratio(
                results.median(scenario.name(), contestant, field),
                results.median(scenario.name(), Contestants.DANTE, field));
    }

    private static void bar(List<String> lines, int x, int y, OptionalDouble value, String colour) {
        if (value.isPresent()) {
            int length = (int) Math.round(Math.min(MOST, value.getAsDouble()) / MOST * PANEL);
            rectangle(lines, x, y, Math.max(1, length), colour);
            text(lines, x + length + 4, y + BAR - 1, "start", Numbers.of(value));
        }
    }

    /** Where Dante is. */
    private static void line(List<String> lines, int x, int height) {
        long one = x + Math.round(PANEL / MOST);
        lines.add("<line x1=\"" + one + "\" y1=\"" + (ABOVE - 8) + "\" x2=\"" + one + "\" y2=\"" + (height - 12)
                + "\" stroke=\"#cf222e\" stroke-dasharray=\"3 3\"/>");
    }

    private static void rectangle(List<String> lines, int x, int y, int width, String colour) {
        lines.add(String.format(
                Locale.ROOT,
                "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"%s\"/>",
                x,
                y,
                width,
                BAR - 1,
                colour));
    }

    private static void text(List<String> lines, int x, int y, String anchor, String text) {
        String escaped = text.replace("&", "&amp;").replace("<", "&lt;");
        lines.add("<text x=\"" + x + "\" y=\"" + y + "\" text-anchor=\"" + anchor + "\">" + escaped + "</text>");
    }
}
