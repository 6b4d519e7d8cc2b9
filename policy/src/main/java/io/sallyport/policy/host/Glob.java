package io.sallyport.policy.host;

/** Matches names against patterns whose wildcards never cross a dot. */
final class Glob {
    private Glob() {}

    static boolean matches(String pattern, String name) {
        int p = 0;
        int n = 0;
        int star = -1;
        int starredTo = 0;
        while (n < name.length()) {
            char wanted = p < pattern.length() ? pattern.charAt(p) : 0;
            char found = name.charAt(n);
            if (wanted == '*') {
                star = p++;
                starredTo = n;
            } else if (wanted == found || (wanted == '?' && found != '.')) {
                star = found == '.' ? -1 : star;
                p++;
                n++;
            } else if (star >= 0 && name.charAt(starredTo) != '.') {
                p = star + 1;
                n = ++starredTo;
            } else {
                return false;
            }
        }
        return onlyStarsFrom(pattern, p);
    }

    private static boolean onlyStarsFrom(String pattern, int from) {
        int p = from;
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }
}
