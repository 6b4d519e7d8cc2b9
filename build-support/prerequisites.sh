# Sourced by ./sallyport and ./test: a JDK and Maven, found or installed. POSIX sh; defines functions only.
# need_build_tools: exports JAVA_HOME of a JDK >= 17 and makes sure of mvn, or says what to do and exits.

least_java=17
build_packages="default-jdk-headless maven"

say() {
    echo "$*" >&2
}

# 17 of 'javac 17.0.15', nothing if there is no compiler
javac_feature() {
    [ -x "$1/bin/javac" ] || return 0
    "$1/bin/javac" -version 2>&1 | sed -n 's/^javac \([0-9][0-9]*\).*$/\1/p' | sed -n 1p
}

is_jdk() {
    feature=$(javac_feature "$1")
    [ -n "$feature" ] && [ "$feature" -ge "$least_java" ]
}

javac_home() {
    javac=$(command -v javac) || return 0
    dirname "$(dirname "$(readlink -f "$javac")")"
}

# Prints the home of the first JDK that will do: JAVA_HOME, PATH, the system's default, any other.
find_jdk() {
    for home in "${JAVA_HOME:-}" "$(javac_home)" /usr/lib/jvm/default-java /usr/lib/jvm/*; do
        if [ -n "$home" ] && is_jdk "$home"; then
            echo "$home"
            return 0
        fi
    done
    return 1
}

have_build_tools() {
    find_jdk >/dev/null && command -v mvn >/dev/null
}

may_install() {
    [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null
}

# Does not start what it installs: a test is no reason to open this machine to the network.
install_packages() (
    guard=/usr/sbin/policy-rc.d
    if [ ! -e "$guard" ]; then
        trap 'rm -f "$guard"' EXIT INT TERM
        printf '#!/bin/sh\nexit 101\n' >"$guard"
        chmod 755 "$guard"
    fi
    DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 -q install -y --no-install-recommends "$@" \
        </dev/null >&2
)

update_packages() {
    apt-get -o DPkg::Lock::Timeout=300 -q update </dev/null >&2
}

need_build_tools() {
    if ! have_build_tools && may_install; then
        say "installing $build_packages"
        update_packages || say "apt-get update failed; trying with the package lists that are there"
        # shellcheck disable=SC2086 # packages are words
        install_packages $build_packages || true
    fi
    if ! have_build_tools; then
        say "A JDK of version $least_java or newer and Maven are needed (found: JDK $(find_jdk || echo none)," \
            "Maven $(command -v mvn || echo none)). Install them with:"
        say "    sudo apt-get install $build_packages"
        exit 1
    fi
    JAVA_HOME=$(find_jdk)
    export JAVA_HOME
}
