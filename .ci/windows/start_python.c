/* python.exe and (with -mwindows) pythonw.exe: hand the command line to the Python DLL beside the program. */
#include <windows.h>
#include <stdlib.h>

typedef int (*main_of_python)(int, wchar_t **);

static int start(int count, wchar_t **words)
{
    HMODULE dll = LoadLibraryW(PYTHON_DLL);
    main_of_python begin = dll ? (main_of_python)(void *)GetProcAddress(dll, "Py_Main") : NULL;
    return begin ? begin(count, words) : 103;
}

int wmain(int count, wchar_t **words) { return start(count, words); }

int WINAPI wWinMain(HINSTANCE self, HINSTANCE before, LPWSTR line, int show)
{
    return start(__argc, __wargv);
}
