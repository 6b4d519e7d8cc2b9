package io.sallyport.bench.endtoend;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A table in Markdown, whose first column is text and whose others are figures. */
final class Table {
    private final List<String> lines = new ArrayList<>();
    private final int columns;

    Table(String... heads) {
        columns = heads.length;
        row(heads);
        lines.add("|---|" + "---:|".repeat(columns - 1));
    }

    Table row(String... cells) {
        List<String> all = new ArrayList<>(Arrays.asList(cells));
        while (all.size() < columns) {
            all.add("");
        }
        StringBuilder line = new StringBuilder("|");
        all.forEach(cell -> line.append(' ')
                .append(cell.replace("|", "\\|").replace('\n', ' '))
                .append(" |"));
        lines.add(line.toString());
        return this;
    }

    @Override
    public String toString() {
        return String.join("\n", lines) + "\n";
    }
}
