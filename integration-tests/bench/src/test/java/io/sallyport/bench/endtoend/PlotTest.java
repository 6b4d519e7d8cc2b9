package io.sallyport.bench.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class PlotTest {
    private static Document picture(Measurement... measurements) throws Exception {
        String svg = new Plot(Some.results(measurements), Some.SCENARIOS).svg();
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    }

    private static int bars(Document picture) {
        int legend = 3;
        int background = 1;
        return picture.getElementsByTagName("rect").getLength() - legend - background;
    }

    @Test
    void hasABarForEachFigure() throws Exception {
        Document picture = picture(
                Some.of(Scenarios.RR, Contestants.DANTE, "req_s", 100, "cpu_us_op", 50),
                Some.of(Scenarios.RR, Contestants.PLAIN, "req_s", 200, "cpu_us_op", 25));

        assertThat(bars(picture)).isEqualTo(2);
        assertThat(picture.getDocumentElement().getTextContent()).contains("0.50", "2.00", "64 ping-pongs");
    }

    @Test
    void isAPictureWithoutFiguresToo() throws Exception {
        assertThat(bars(picture())).isZero();
    }

    @Test
    void noBarLeavesThePicture() throws Exception {
        Document picture = picture(
                Some.of(Scenarios.RR, Contestants.DANTE, "req_s", 1, "cpu_us_op", 1),
                Some.of(Scenarios.RR, Contestants.PLAIN, "req_s", 1_000, "cpu_us_op", 1_000));
        NodeList rectangles = picture.getElementsByTagName("rect");

        for (int i = 1; i < rectangles.getLength(); i++) {
            Element bar = (Element) rectangles.item(i);
            assertThat(Integer.parseInt(bar.getAttribute("width"))).isBetween(1, 260);
        }
    }
}
