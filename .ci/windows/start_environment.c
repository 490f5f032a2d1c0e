/* python.exe and pythonw.exe of a virtual environment: start the Python that pyvenv.cfg names, and end as it ends. */
#include <windows.h>
#include <stdio.h>
#include <string.h>
#include <wchar.h>

#define LONGEST 4096

static int fail(const char *why)
{
    fprintf(stderr, "%s\n", why);
    return 103;
}

/* The folder after "home =" in the pyvenv.cfg above the Scripts folder, or beside the program. */
static int read_home(const wchar_t *scripts, wchar_t *home)
{
    static const wchar_t *const places[] = {L"..\\", L""};
    char line[LONGEST];
    for (int place = 0; place < 2; place++) {
        wchar_t path[LONGEST];
        swprintf(path, LONGEST, L"%ls%lspyvenv.cfg", scripts, places[place]);
        FILE *file = _wfopen(path, L"rb");
        if (!file)
            continue;
        while (fgets(line, sizeof line, file)) {
            char *value = strchr(line, '=');
            if (strncmp(line, "home", 4) || !value)
                continue;
            value += 1 + strspn(value + 1, " \t");
            value[strcspn(value, "\r\n")] = 0;
            fclose(file);
            return MultiByteToWideChar(CP_UTF8, 0, value, -1, home, LONGEST);
        }
        fclose(file);
    }
    return 0;
}

/* The command line without its first word. */
static const wchar_t *arguments(void)
{
    const wchar_t *rest = GetCommandLineW();
    int quoted = 0;
    while (*rest && (quoted || (*rest != L' ' && *rest != L'\t')))
        quoted ^= *rest++ == L'"';
    return rest;
}

int wmain(void)
{
    static wchar_t self[LONGEST], scripts[LONGEST], home[LONGEST], program[LONGEST], line[32768];
    STARTUPINFOW how = {.cb = sizeof how};
    PROCESS_INFORMATION child;
    JOBOBJECT_EXTENDED_LIMIT_INFORMATION limits = {0};
    HANDLE job;
    DWORD result;
    if (!GetModuleFileNameW(NULL, self, LONGEST) || !wcsrchr(self, L'\\'))
        return fail("The program does not know where it is.");
    wcscpy(scripts, self);
    wcsrchr(scripts, L'\\')[1] = 0;
    if (!read_home(scripts, home))
        return fail("There is no pyvenv.cfg that names a home.");
    swprintf(program, LONGEST, L"%ls\\%ls", home, wcsrchr(self, L'\\') + 1);
    swprintf(line, 32768, L"\"%ls\"%ls", program, arguments());
    job = CreateJobObjectW(NULL, NULL); /* who ends this program ends the Python below it */
    limits.BasicLimitInformation.LimitFlags = JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE | JOB_OBJECT_LIMIT_SILENT_BREAKAWAY_OK;
    SetInformationJobObject(job, JobObjectExtendedLimitInformation, &limits, sizeof limits);
    SetEnvironmentVariableW(L"__PYVENV_LAUNCHER__", self);
    GetStartupInfoW(&how);
    if (!CreateProcessW(program, line, NULL, NULL, TRUE, 0, NULL, NULL, &how, &child))
        return fail("The Python of the environment could not be started.");
    AssignProcessToJobObject(job, child.hProcess);
    WaitForSingleObject(child.hProcess, INFINITE);
    return GetExitCodeProcess(child.hProcess, &result) ? (int)result : 103;
}

int WINAPI wWinMain(HINSTANCE self, HINSTANCE before, LPWSTR command, int show) { return wmain(); }
